import type { Comment, CommentPage, Post, PostPage } from '@spark/contract';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { dotsOf } from './harness/dots.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { step } from './harness/step.ts';
import { open, untilAlive, untilStill } from './harness/visit.ts';

journey(
  'a guest smiles and comments, is invited, joins and is posted, answered live, and changes what was said',
  async ({ arrive }) => {
    // Of a product that its page follows already when the reply comes.
    const { items } = await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo&limit=50');
    const post = items.find(({ shoppableCount }) => shoppableCount > 0);
    const product = post?.products[0];
    if (post === undefined || product === undefined) throw new Error('The demo has nothing to buy.');
    const [writer, phone] = [await arrive({ device: 'desktop' }), await arrive({ refusals: [401, 403] })];
    const words = `Where do you get these? ${Date.now()}`;
    const card = phone.locator(`[data-post-id="${post.id}"]`);
    const smile = card.getByRole('button', { name: /^Smile/ });
    const field = phone.getByRole('textbox', { name: /comment/i });
    const send = phone.getByRole('button', { name: 'Post', exact: true });

    await step(
      'a visitor who smiles or comments is invited, and keeps the words through sign-in',
      async () => {
        await open(phone, `/posts/${post.id}?order=oldest`);
        const before = await countOf(smile);
        await smile.click();
        const invitation = phone.getByRole('dialog', { name: /^Sign up/ });
        await invitation.waitFor();
        expect(await countOf(smile)).toBe(before);
        await phone.keyboard.press('Escape');
        await invitation.waitFor({ state: 'detached' });
        await field.fill(words);
        await send.click();
        await phone.getByRole('dialog').getByRole('link', { name: 'I have an account' }).click();
        await phone.waitForURL('**/sign-in?then=*');
      },
    );

    await signUp(phone, { name: 'Ilse Brandt', email: newEmail() });
    const told = phone.waitForResponse((answer) => answer.url().includes('/api/v1/stream?products='));
    await open(phone, `/posts/${post.id}?order=oldest`);
    const asked = await step(
      'a guest is invited with the words kept, joins, and they are posted',
      async () => {
        // What was sent as a visitor is sent again by whoever comes back with an account.
        const invitation = phone.getByRole('dialog', { name: /^Join Prime/ });
        await invitation.getByRole('link', { name: 'Join Prime' }).click();
        await phone.waitForURL('**/join?then=*');
        await phone.getByRole('button', { name: /^Join Prime/ }).click();
        await phone.waitForURL(`**/posts/${post.id}*`);
        await phone.getByText(words).waitFor();
        const found = async () => (await findComments(post)).filter(({ text }) => text === words);
        await expect.poll(async () => (await found()).length).toBe(1);
        return (await found())[0];
      },
    );
    await step('the button gives a smile and takes it back', async () => {
      const before = await countOf(smile);
      expect(await smile.getAttribute('aria-pressed')).toBe('false');
      await answered(smile, () => smile.click());
      expect(await countOf(smile)).toBe(before + 1);
      expect(await hasSmiled()).toBe(true);
      await answered(smile, () => smile.click());
      expect(await smile.getAttribute('aria-pressed')).toBe('false');
      expect(await countOf(smile)).toBe(before);
      expect(await hasSmiled()).toBe(false);
    });

    await step('a double tap on a photo gives a smile and never takes it away', async () => {
      const photo = card.getByRole('img', { name: /\w/ }).first();
      const before = await countOf(smile);
      await answered(smile, () => photo.dblclick({ position: { x: 10, y: 10 } }));
      expect(await countOf(smile)).toBe(before + 1);
      // More than a double tap's time later: otherwise it would be taken for a third and fourth tap.
      await phone.waitForTimeout(400);
      await photo.dblclick({ position: { x: 10, y: 10 } });
      await phone.waitForTimeout(400);
      expect(await smile.getAttribute('aria-pressed')).toBe('true');
      expect(await countOf(smile)).toBe(before + 1);
      expect(await dotsOf(card).count()).toBe(0);
    });

    const me = asked?.author?.handle ?? '';

    await step('another replies with a mention and a product; what was begun is there again', async () => {
      await signIn(writer, people.member);
      await open(writer, `/posts/${post.id}?order=newest`);
      const thread = writer.getByRole('listitem').filter({ hasText: words }).first();
      await thread.getByRole('link', { name: 'Reply', exact: true }).click();
      const reply = writer.getByRole('textbox', { name: /comment/i });
      await reply.pressSequentially(`Here, @${me.slice(0, 5)}`);
      await writer.getByRole('option').filter({ hasText: me }).click();
      // Whoever comes back finds what was begun, and reads on where they are.
      await writer.reload();
      await untilAlive(writer);
      await writer.getByText('Replying to Ilse Brandt').waitFor();
      await untilStill(writer);
      expect(await reply.inputValue()).toContain(`@${me}`);
      expect(await writer.evaluate('document.activeElement?.tagName')).not.toBe('TEXTAREA');
      await writer.getByRole('button', { name: 'Show a product' }).click();
      const sheet = writer.getByRole('dialog');
      await sheet.getByRole('searchbox').fill(product.title);
      await sheet.getByRole('button', { name: product.title }).first().click();
      await told;
      await writer.getByRole('button', { name: 'Post', exact: true }).click();
      await thread.getByRole('link', { name: `@${me}` }).waitFor();
      expect(await writer.getByRole('button', { name: /new comment/ }).count()).toBe(0);
    });

    await step('the reply appears at once, behind a pill, and is smiled at', async () => {
      await phone.getByRole('button', { name: '1 new comment' }).click();
      const reply = phone
        .getByRole('listitem')
        .filter({ hasText: words })
        .getByRole('listitem')
        .filter({ hasText: `Here, @${me}` });
      expect(await reply.getByRole('link', { name: `@${me}` }).getAttribute('href')).toBe(`/u/${me}`);
      await reply.getByRole('list', { name: 'Products in this comment' }).getByRole('link').waitFor();
      expect(await phone.getByRole('button', { name: /new comment/ }).count()).toBe(0);
      await reply.getByRole('button', { name: 'Smile at this comment, 0 smiles' }).click();
      await reply.getByRole('button', { name: 'Smile at this comment, 1 smile', pressed: true }).waitFor();
      // The address of the reply finds it in its place.
      await reply.locator('a:has(time)').click();
      await phone.waitForURL(/comment=.*#comment-/);
      await phone.getByText(words).waitFor();
    });

    await step('one changes a comment of one’s own, and deletes it beneath a reply', async () => {
      const line = phone.locator(`#comment-${asked?.id}`);
      await line.getByRole('button', { name: 'Edit' }).click();
      await line.getByRole('textbox', { name: 'Your comment' }).fill('A better thought');
      await line.getByRole('button', { name: 'Save' }).click();
      await line.getByText('A better thought').waitFor();
      await line.getByText('edited').waitFor();
      await line.getByRole('button', { name: 'Delete' }).click();
      await line.getByRole('button', { name: 'Delete for good?' }).click();
      await line.getByText('This comment was deleted').waitFor();
      await phone.getByText(`Here, @${me}`).waitFor();
    });

    async function hasSmiled(): Promise<boolean> {
      const answer = await phone.request.get(`/api/v1/posts/${post?.id}`);
      // Serialised by the response schema of the route.
      return ((await answer.json()) as Post).viewer.smiled;
    }
  },
);

journey(
  'without JavaScript one smiles and replies by forms, and finds the reply in its place',
  async ({ arrive }) => {
    const [post] = (await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo')).items;
    if (post === undefined) throw new Error('The demo has no photo.');
    const [writer, phone] = [await arrive(), await arrive({ javaScriptEnabled: false })];
    await signIn(writer, people.creator);
    const comment = await say(writer, post, `Said before ${Date.now()}`);
    await signIn(phone, people.member);
    await phone.goto(`/posts/${post.id}?comment=${comment.id}`);
    const line = phone.locator(`#comment-${comment.id}`);
    await line.getByRole('button', { name: /^Smile at this comment/ }).click();
    await line.getByRole('button', { name: /^Smile at this comment/, pressed: true }).waitFor();
    await line.getByRole('link', { name: 'Reply', exact: true }).click();
    await phone.getByText(`Replying to ${comment.author?.name}`).waitFor();
    const words = `Sent by a form ${Date.now()}`;
    await phone.getByRole('textbox', { name: /comment/i }).fill(words);
    await phone.getByRole('button', { name: 'Post', exact: true }).click();
    await phone.waitForURL(/comment=.*#comment-/);
    await phone.getByRole('listitem').filter({ hasText: words }).first().waitFor();
  },
);

async function answered(smile: Locator, act: () => Promise<void>): Promise<void> {
  const answer = smile.page().waitForResponse((response) => response.url().endsWith('/smile'));
  await act();
  await answer;
}

async function countOf(smile: Locator): Promise<number> {
  const label = (await smile.getAttribute('aria-label')) ?? '';
  return Number(/\d+/.exec(label)?.[0] ?? 0);
}

async function findComments({ id }: Post): Promise<Comment[]> {
  return (await readApi<CommentPage>(ownSpark(), `/posts/${id}/comments?order=newest&limit=50`)).items;
}

async function say(page: Page, post: Post, text: string): Promise<Comment> {
  const response = await page.request.post(`/api/v1/posts/${post.id}/comments`, { data: { text } });
  expect(response.status(), await response.text()).toBe(201);
  // Serialised by the response schema of the route.
  return (await response.json()) as Comment;
}
