import type { Me, Post, PostPage } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { open, untilAlive, untilStill } from './harness/visit.ts';

journey(
  'a reply with a mention and a product appears in a second browser, behind a pill, and is smiled at there',
  async ({ arrive }) => {
    // Of a product that its page follows already when the reply comes.
    const { items } = await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo&limit=50');
    const post = items.find(({ shoppableCount }) => shoppableCount > 0);
    const product = post?.products[0];
    if (post === undefined || product === undefined) throw new Error('The demo has nothing to buy.');
    const [writer, reader] = [await arrive({ device: 'desktop' }), await arrive()];
    const me = await join(reader, 'Ilse Brandt');
    const question = `Where do you get these? ${Date.now()}`;
    await say(reader, post, question);
    await signIn(writer, people.member);
    const told = reader.waitForResponse((answer) => answer.url().includes('/api/v1/stream?products='));
    await open(reader, `/posts/${post.id}?order=oldest`);
    await open(writer, `/posts/${post.id}?order=newest`);

    const thread = writer.getByRole('listitem').filter({ hasText: question }).first();
    await thread.getByRole('link', { name: 'Reply', exact: true }).click();
    const field = writer.getByRole('textbox', { name: /comment/i });
    await field.pressSequentially(`Here, @${me.handle.slice(0, 5)}`);
    await writer.getByRole('option').filter({ hasText: me.handle }).click();
    // Whoever comes back finds what was begun, and reads on where they are.
    await writer.reload();
    await untilAlive(writer);
    await writer.getByText('Replying to Ilse Brandt').waitFor();
    await untilStill(writer);
    expect(await field.inputValue()).toContain(`@${me.handle}`);
    expect(await writer.evaluate('document.activeElement?.tagName')).not.toBe('TEXTAREA');
    await writer.getByRole('button', { name: 'Show a product' }).click();
    const sheet = writer.getByRole('dialog');
    await sheet.getByRole('searchbox').fill(product.title);
    await sheet.getByRole('button', { name: product.title }).first().click();
    await told;
    await writer.getByRole('button', { name: 'Post', exact: true }).click();
    await thread.getByRole('link', { name: `@${me.handle}` }).waitFor();
    expect(await writer.getByRole('button', { name: /new comment/ }).count()).toBe(0);

    await reader.getByRole('button', { name: '1 new comment' }).click();
    const reply = reader
      .getByRole('listitem')
      .filter({ hasText: question })
      .getByRole('listitem')
      .filter({ hasText: `Here, @${me.handle}` });
    expect(await reply.getByRole('link', { name: `@${me.handle}` }).getAttribute('href')).toBe(
      `/u/${me.handle}`,
    );
    await reply.getByRole('list', { name: 'Products in this comment' }).getByRole('link').waitFor();
    expect(await reader.getByRole('button', { name: /new comment/ }).count()).toBe(0);
    await reply.getByRole('button', { name: 'Smile at this comment, 0 smiles' }).click();
    await reply.getByRole('button', { name: 'Smile at this comment, 1 smile', pressed: true }).waitFor();
    // The address of the reply finds it in its place.
    await reply.locator('a:has(time)').click();
    await reader.waitForURL(/comment=.*#comment-/);
    await reader.getByText(question).waitFor();
  },
);

journey(
  'without JavaScript one smiles and replies by forms, and finds the reply in its place',
  async ({ arrive }) => {
    const [post] = (await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo')).items;
    if (post === undefined) throw new Error('The demo has no photo.');
    const [writer, phone] = [await arrive(), await arrive({ javaScriptEnabled: false })];
    await join(writer, 'Aiko Mori');
    const comment = await say(writer, post, `Said before ${Date.now()}`);
    await join(phone, 'Rosa Almeida');
    await phone.goto(`/posts/${post.id}?comment=${comment}`);
    const line = phone.locator(`#comment-${comment}`);
    await line.getByRole('button', { name: /^Smile at this comment/ }).click();
    await line.getByRole('button', { name: /^Smile at this comment/, pressed: true }).waitFor();
    await line.getByRole('link', { name: 'Reply', exact: true }).click();
    await phone.getByText('Replying to Aiko Mori').waitFor();
    const words = `Sent by a form ${Date.now()}`;
    await phone.getByRole('textbox', { name: /comment/i }).fill(words);
    await phone.getByRole('button', { name: 'Post', exact: true }).click();
    await phone.waitForURL(/comment=.*#comment-/);
    await phone.getByRole('listitem').filter({ hasText: words }).first().waitFor();
  },
);

async function join(page: Page, name: string): Promise<Me> {
  await signUp(page, { name, email: newEmail() });
  await page.request.post('/api/v1/me/membership', { data: {} });
  // Serialised by the response schema of the route.
  return (await (await page.request.get('/api/v1/me')).json()) as Me;
}

async function say(page: Page, post: Post, text: string, parentId?: string): Promise<string> {
  const data = { text, ...(parentId === undefined ? {} : { parentId }) };
  const response = await page.request.post(`/api/v1/posts/${post.id}/comments`, { data });
  expect(response.status(), await response.text()).toBe(201);
  // The same.
  return ((await response.json()) as { id: string }).id;
}
