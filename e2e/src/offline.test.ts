import type { CommentPage, Me, Page as List, Post, PostPage, Product } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { chooseInterest } from './harness/composer.ts';
import { journey } from './harness/journey.ts';
import { layReleaseLine } from './harness/new-version.ts';
import { openOffline } from './harness/offline.ts';
import { ownSpark } from './harness/own-spark.ts';
import { people, signIn } from './harness/people.ts';
import { takePhoto } from './harness/photos.ts';
import { readApi } from './harness/read-api.ts';
import { step } from './harness/step.ts';
import { open, untilAlive, untilAwake, walkTo } from './harness/visit.ts';
import { keptPages, untilKept } from './harness/worker.ts';

journey(
  'without a connection one reads on and makes posts, which are sent once; a new version loses nothing',
  async ({ arrive, onTestFinished }) => {
    const line = await layReleaseLine();
    onTestFinished(() => line.close());
    // A draft that was not sent yet is known to this device alone: the server finds nothing.
    const phone = await arrive({
      serviceWorkers: 'allow',
      proxy: line.proxy,
      refusals: [401, 404, 410],
    });
    const device = phone.context();
    const { items } = await readApi<List<Product>>(ownSpark(), '/products?limit=1');
    const product = items[0];
    if (product === undefined) throw new Error('The demo sells nothing.');
    await signIn(phone, people.member);
    const me = await read<Me>(phone, '/me');
    // What it says of products that are sold out is read once the page is alive, and cannot be here.
    const post = await findPost(phone, ({ waiting }) => waiting.length > 0);
    const said = `Said in a tunnel. ${Date.now()}`;

    await step('the last feed, a post and a product are read on the train', async () => {
      await open(phone, '/');
      await untilKept(phone, '/outbox');
      for (const path of [`/posts/${post.id}`, `/products/${product.id}`]) {
        await open(phone, path);
        await untilKept(phone, path);
      }
      await device.setOffline(true);
      await openOffline(phone, '/');
      expect(await phone.locator('article').count()).toBeGreaterThan(5);
      await phone.getByRole('link', { name: 'No connection' }).waitFor();
      await open(phone, '/orders');
      await phone.getByRole('heading', { name: 'No connection' }).waitFor();
      // The browser says that there is a connection while the press is on its way: it leads on all the same.
      await phone.evaluate(
        `addEventListener('click', () => setTimeout(() => dispatchEvent(new Event('online'))), { once: true })`,
      );
      await phone.getByRole('link', { name: product.title }).click();
      await phone.getByRole('heading', { name: product.title }).waitFor();
    });

    await step('a smile, a comment and a post with a photo are sent once', async () => {
      await open(phone, `/posts/${post.id}`);
      await untilAwake(phone);
      await smileAt(phone, post);
      await phone.getByLabel('Your comment').fill(said);
      await phone.getByRole('button', { name: 'Post', exact: true }).click();
      await phone.getByRole('list', { name: 'Your comments that wait to be sent' }).getByText(said).waitFor();
      await open(phone, '/compose');
      await phone.locator('input[type=file]').setInputFiles(await takePhoto());
      await phone.getByLabel('What is on it?').fill('A window with rain on it');
      await phone.getByLabel('Caption').fill(said);
      await chooseInterest(phone);
      await phone.getByRole('button', { name: 'Publish once online' }).click();
      await phone.waitForURL('**/outbox');

      // Two tabs, and both hear that the connection is back.
      const other = await device.newPage();
      await open(other, '/outbox');
      const waiting = other.getByRole('main').getByRole('listitem');
      await expect.poll(() => waiting.count()).toBe(3);
      await device.setOffline(false);
      await phone.getByRole('heading', { name: 'Nothing waits' }).waitFor();
      await other.getByRole('heading', { name: 'Nothing waits' }).waitFor();
      await other.close();

      expect((await read<Post>(phone, `/posts/${post.id}`)).viewer.smiled).toBe(true);
      const comments = await read<CommentPage>(phone, `/posts/${post.id}/comments?order=newest`);
      expect(comments.items.filter(({ text }) => text === said)).toHaveLength(1);
      const posts = await read<PostPage>(phone, `/users/${me.handle}/posts`);
      expect(posts.items.filter(({ text, media }) => text === said && media.length === 1)).toHaveLength(1);
    });

    await step('a photo shared by another app is in a new post, with its words', async () => {
      // As the system does for an installed app: by a form, whatever page is open.
      await phone.evaluate(`{
        const form = document.createElement('form');
        Object.assign(form, { id: 'system', method: 'POST', action: '/share', enctype: 'multipart/form-data' });
        form.innerHTML = '<input name="text" value="From the gallery"><input type="file" name="photos" id="gallery">';
        document.body.append(form);
      }`);
      await phone.locator('#gallery').setInputFiles(await takePhoto());
      await phone.evaluate(`document.getElementById('system').submit()`);
      await phone.waitForURL('**/compose?draft=*');
      await expect.poll(() => phone.getByLabel('Caption').inputValue()).toBe('From the gallery');
      await phone.getByText('The photo has arrived.').waitFor({ state: 'attached' });
    });

    await step('a new version waits for whoever is writing, and loses nothing of it', async () => {
      line.release();
      await phone.evaluate(`navigator.serviceWorker.getRegistration('/').then((found) => found.update())`);
      await phone.getByText('A new version of Spark is ready').waitFor();
      await phone.getByLabel('Caption').fill('From the gallery, and a thought');
      const reloaded = phone.waitForEvent('load');
      await phone.getByRole('button', { name: 'Refresh' }).click();
      await reloaded;
      await untilAlive(phone);
      await expect
        .poll(() => phone.getByLabel('Caption').inputValue())
        .toBe('From the gallery, and a thought');
      await phone.getByText('The photo has arrived.').waitFor({ state: 'attached' });
      expect(
        await phone.evaluate(`navigator.serviceWorker.getRegistration('/').then(({ waiting }) => waiting)`),
      ).toBeNull();
    });

    await step('a smile for a post that was deleted is told, and goes when it is thrown away', async () => {
      const author = await arrive();
      await signIn(author, people.creator);
      const made = await author.request.post('/api/v1/posts', {
        headers: { 'idempotency-key': crypto.randomUUID() },
        data: { kind: 'story', text: `Gone before you know it. ${Date.now()}`, interests: ['coffee'] },
      });
      const gone = (await made.json()) as Post;
      await walkTo(phone, '/newest');
      await device.setOffline(true);
      await smileAt(phone, gone);
      await phone.getByText('Kept here, and sent once you are online').waitFor();
      expect((await author.request.delete(`/api/v1/posts/${gone.id}`)).ok()).toBe(true);
      await device.setOffline(false);
      await phone.getByText('The post was deleted meanwhile.').waitFor();
      await phone.getByRole('button', { name: 'See' }).click();
      await phone.waitForURL('**/outbox');
      await phone.getByText('The post was deleted meanwhile.').first().waitFor();
      await phone.getByRole('button', { name: /^Do not send/ }).click();
      await phone.getByRole('heading', { name: 'Nothing waits' }).waitFor();
    });

    await step('what waits is told whoever signs out, and nobody else reads what was kept', async () => {
      const other = await findPost(phone, () => true);
      expect(await keptPages(phone)).toContain(`/posts/${post.id}`);
      await walkTo(phone, '/newest');
      // Of all that is sent this alone gets lost, so that one can sign out while it waits.
      await device.route(smiles, (route) => route.abort());
      await smileAt(phone, other);
      await phone.getByText('Kept here, and sent once you are online').waitFor();
      await walkTo(phone, '/settings');
      await phone.getByText('1 thing waits to be sent. It stays on this device').waitFor();
      await phone.getByRole('button', { name: 'Sign out' }).click();
      await phone.waitForURL('**/newest');
      await untilAlive(phone);
      await device.unroute(smiles);
      await untilKept(phone, '/offline');
      expect(await keptPages(phone)).not.toContain(`/posts/${post.id}`);
      await walkTo(phone, '/outbox');
      await phone.getByRole('heading', { name: '1 thing waits to be sent' }).waitFor();
      await phone.getByRole('main').getByRole('link', { name: 'Sign in' }).waitFor();
      await device.setOffline(true);
      await open(phone, `/posts/${post.id}`);
      await phone.getByRole('heading', { name: 'No connection' }).waitFor();

      await device.setOffline(false);
      await signIn(phone, people.member);
      await open(phone, '/outbox');
      await phone.getByRole('heading', { name: 'Nothing waits' }).waitFor();
      expect((await read<Post>(phone, `/posts/${other.id}`)).viewer.smiled).toBe(true);
    });
    // Before the line goes, or what the page still fetches would fail.
    await phone.close();
  },
);

const smiles = '**/api/v1/posts/*/smile';

async function smileAt(phone: Page, { id }: Post): Promise<void> {
  const smile = phone
    .locator(`[data-post-id="${id}"]`)
    .getByRole('button', { name: /^Smile(?! at this comment)/ });
  await smile.click();
}

/** A post among the newest that the person on the phone has not smiled at, and that suits. */
async function findPost(phone: Page, suits: (post: Post) => boolean): Promise<Post> {
  let more = '';
  for (;;) {
    const { items, nextCursor } = await read<PostPage>(phone, `/feed?view=newest${more}`);
    const post = items.find((one) => !one.viewer.smiled && !one.viewer.own && suits(one));
    if (post !== undefined) return post;
    if (nextCursor === null) throw new Error('The feed has no such post.');
    more = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
}

async function read<Shape>(phone: Page, path: string): Promise<Shape> {
  const answer = await phone.request.get(`/api/v1${path}`);
  if (!answer.ok()) throw new Error(`${path} was refused: ${await answer.text()}`);
  // Serialised by the response schema of the route.
  return (await answer.json()) as Shape;
}
