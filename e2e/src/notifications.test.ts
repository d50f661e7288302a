import { setTimeout as delay } from 'node:timers/promises';
import type { Interest, Me, Page as PageOf, Post } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { startPushSite } from '../../server/test/push-site.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { deliverPush, notesOn, pushHost, standInForPushService } from './harness/push.ts';
import { readApi } from './harness/read-api.ts';
import { sellProduct, setStock } from './harness/shop.ts';
import { step } from './harness/step.ts';
import { open, walkTo } from './harness/visit.ts';

// A Spark that was started by somebody else may call nobody's push service unless it was told so.
const mayPush = !process.env['SPARK_VISIT_URL'] || process.env['SPARK_PUSH_HOSTS'] === pushHost;

// What is not proved here. A browser subscribes with the push service of its maker, and a headless one never does: so that
// service is stood in for, and nothing else. What Spark sends is decrypted by the stand-in; then the browser is handed
// it by its own debugging interface. A tap on what it shows cannot be made from outside either, for
// `notificationclick` must come from the system: which page opens is decided in `find-page.ts`, and tested there.

journey.skipIf(!mayPush)(
  'somebody is told on this phone of what comes back, of whom they follow and of replies, at once',
  async ({ arrive, onTestFinished }) => {
    const writer = await arrive({ device: 'desktop' });
    const phone = await arrive({ isWhole: true, serviceWorkers: 'allow' });
    const pushes = await startPushSite(pushHost);
    onTestFinished(() => pushes.close());
    const device = pushes.subscribe();
    const title = 'Lantern of the push journey';
    const product = await sellProduct(ownSpark(), { title, cents: 3_400, quantity: 1 });
    await setStock(ownSpark(), product.externalId, { availability: 'out_of_stock', quantity: 0 });
    await signIn(writer, people.creator);
    // Serialised by the response schema of the route.
    const author = (await (await writer.request.get('/api/v1/me')).json()) as Me;
    await signUp(phone, { name: 'Mateo Rojas', email: newEmail() });
    await phone.request.post('/api/v1/me/membership', { data: {} });
    await phone.context().grantPermissions(['notifications']);
    await standInForPushService(phone.context(), device.subscription, { isAwayAtFirst: true });
    const nothingNew = phone.getByRole('link', { name: 'Notifications', exact: true });
    const oneNew = phone.getByRole('link', { name: 'Notifications, 1 new' });

    await step('of a product that is back: asked, refused, by mail, on the device', async () => {
      await open(phone, `/products/${product.id}`);
      const tell = phone.getByRole('button', { name: `Tell me when it’s back: ${title}` });
      const sheet = phone.getByRole('dialog');
      await tell.click();
      await sheet.getByRole('button', { name: 'On this device' }).click();
      await sheet.getByText('could not reach the service its notifications come by').waitFor();
      await sheet.getByRole('button', { name: /^By mail to / }).click();
      await phone.getByText('We will write to you').waitFor();
      await phone.getByRole('button', { name: 'Undo' }).click();
      await phone.getByText('We will not tell you').waitFor();

      await tell.click();
      await sheet.getByRole('button', { name: 'On this device' }).click();
      await phone.getByText('We will tell you on your devices').waitFor();
      await phone.getByRole('button', { name: 'Undo' }).click();
      await phone.getByText('We will not tell you').waitFor();
      // From now on it is one tap.
      await tell.click();
      await phone.getByText('We will tell you on your devices').waitFor();
      expect(await sheet.count()).toBe(0);
    });

    const story = await step('of a post of somebody one follows: in the app, and in Following', async () => {
      await walkTo(phone, `/u/${author.handle}`);
      // The bell is there at once, and whoever presses it at once is told all the same.
      await phone.route('**/follow', async (route) => {
        await delay(300);
        await route.continue();
      });
      await phone.getByRole('button', { name: 'Follow', exact: true }).click();
      await phone.getByRole('button', { name: `Tell me when ${author.name} posts` }).click();
      await phone.getByText(`You are told when ${author.name} posts`).waitFor();
      await phone.unroute('**/follow');
      await nothingNew.waitFor();

      const text = `Found on the way home, ${Date.now()}`;
      const written = await writeStory(writer, text);
      await oneNew.click();
      const line = phone.getByRole('listitem').filter({ hasText: `${author.name} posted “${text}”` });
      await line.waitFor();
      await nothingNew.waitFor();
      await line.getByRole('link').click();
      await phone.waitForURL(new RegExp(`/posts/${written.id}`));
      await walkTo(phone, '/following');
      await phone.locator('article').filter({ hasText: text }).waitFor();
      return written;
    });

    await step('the device is switched off and on, and one ticks how one is told of replies', async () => {
      await walkTo(phone, '/settings/notifications');
      const here = phone.getByRole('switch', { name: 'On this device' });
      await expect.poll(() => here.isChecked()).toBe(true);
      await here.click();
      await phone.getByText('Nothing is sent to any device yet.').waitFor();
      expect(await here.isChecked()).toBe(false);
      await here.click();
      // What the browser does for it goes on beside all that is ticked, and on the next page if this one is left.
      for (const way of ['App', 'Push']) {
        await phone.getByRole('checkbox', { name: `Replies to you: ${way}` }).check({ force: true });
        await phone.getByRole('status').getByText('Saved').waitFor();
      }
      await open(phone, '/settings/notifications');
      await phone.getByRole('button', { name: 'Send a test' }).click();
      await phone.getByText('A message is on its way').waitFor();
      await expect.poll(() => device.received.length).toBe(1);
    });

    await step('a reply is told at once, by push too, and listed; its post is muted', async () => {
      const before = device.received.length;
      const asked = await say(phone, story, 'The left one?');
      await walkTo(phone, '/notifications');
      await say(writer, story, 'No, the right one.', asked);
      const line = phone.getByRole('listitem').filter({ hasText: `${author.name} replied to your comment` });
      await line.getByText('“No, the right one.”').waitFor();
      await oneNew.waitFor();
      // What the push service was handed, as the device decrypts it, and what the device then shows.
      const told = { title: `${author.name} replied to your comment`, body: 'No, the right one.' };
      const news = () => device.received.slice(before).map(({ note }) => note);
      await expect.poll(news).toMatchObject([told]);
      for (const note of news()) {
        await deliverPush(phone, { ...note, title: 'Older news' });
        await deliverPush(phone, note);
      }
      await expect.poll(() => notesOn(phone)).toMatchObject([told]);
      await phone.getByRole('button', { name: 'Mark all as read' }).click();
      await nothingNew.waitFor();
      await line.getByRole('button', { name: 'More about this notification' }).click();
      await phone.getByRole('menuitem', { name: 'Mute this post' }).click();
      await phone.getByText('You hear no more about this post').waitFor();
      const muted = await phone.request.get(`/api/v1/posts/${story.id}/mute`);
      expect(await muted.json()).toEqual({ muted: true });
    });
  },
);

async function writeStory(page: Page, text: string): Promise<Post> {
  const [interest] = (await readApi<PageOf<Interest>>(ownSpark(), '/interests')).items;
  const data = { kind: 'story', text, interests: [interest?.slug] };
  const response = await page.request.post('/api/v1/posts', { data });
  expect(response.status(), await response.text()).toBe(201);
  // The same.
  return (await response.json()) as Post;
}

async function say(page: Page, post: Post, text: string, parentId?: string): Promise<string> {
  const data = { text, ...(parentId === undefined ? {} : { parentId }) };
  const response = await page.request.post(`/api/v1/posts/${post.id}/comments`, { data });
  expect(response.status(), await response.text()).toBe(201);
  // The same.
  return ((await response.json()) as { id: string }).id;
}
