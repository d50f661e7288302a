import type { Post, PostPage } from '@spark/contract';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { step } from './harness/step.ts';
import { open, walkTo } from './harness/visit.ts';

journey(
  'a guest comments, is invited, joins, and the comment is posted, changed and deleted',
  async ({ arrive }) => {
    const phone = await arrive({ refusals: [403] });
    await signUp(phone, { name: 'Noor Haddad', email: newEmail() });
    const words = `Does it come in green, too? ${Date.now()}`;
    const { id } = await findPost();
    await open(phone, `/posts/${id}`);
    await phone.getByRole('textbox', { name: /comment/i }).fill(words);
    await phone.getByRole('button', { name: 'Post', exact: true }).click();

    const invitation = phone.getByRole('dialog', { name: /^Join Prime/ });
    await invitation.getByRole('link', { name: 'Join Prime' }).click();
    await phone.waitForURL('**/join?then=*');
    await phone.getByRole('button', { name: /^Join Prime/ }).click();
    await phone.waitForURL(`**/posts/${id}*`);
    await phone.getByText(words).waitFor();
    await expect.poll(() => countComments(id, words)).toBe(1);

    await step('one changes a comment of one’s own, and deletes it beneath a reply', async () => {
      const own = await findComment(id, words);
      const reply = { text: 'And a second one.', parentId: own?.id };
      const said = await phone.request.post(`/api/v1/posts/${id}/comments`, { data: reply });
      expect(said.status(), await said.text()).toBe(201);
      await walkTo(phone, `/posts/${id}?comment=${own?.id}`);
      const line = phone.locator(`#comment-${own?.id}`);
      await line.getByRole('button', { name: 'Edit' }).click();
      await line.getByRole('textbox', { name: 'Your comment' }).fill('A better thought');
      await line.getByRole('button', { name: 'Save' }).click();
      await line.getByText('A better thought').waitFor();
      await line.getByText('edited').waitFor();
      await line.getByRole('button', { name: 'Delete' }).click();
      await line.getByRole('button', { name: 'Delete for good?' }).click();
      await line.getByText('This comment was deleted').waitFor();
      await phone.getByText('And a second one.').waitFor();
    });
  },
);

journey('a visitor who comments keeps the words through sign-in', async ({ arrive }) => {
  const phone = await arrive({ refusals: [401] });
  const words = `I have the same one at home. ${Date.now()}`;
  const { id } = await findPost();
  await open(phone, `/posts/${id}`);
  await phone.getByRole('textbox', { name: /comment/i }).fill(words);
  await phone.getByRole('button', { name: 'Post', exact: true }).click();
  await phone.getByRole('dialog').getByRole('link', { name: 'I have an account' }).click();
  await phone.waitForURL('**/sign-in?then=*');
  await signIn(phone, people.member);
  await open(phone, `/posts/${id}`);
  await expect
    .poll(async () => (await phone.getByText(words).count()) + (await fieldHas()))
    .toBeGreaterThan(0);

  async function fieldHas(): Promise<number> {
    const field = phone.getByRole('textbox', { name: /comment/i });
    return (await field.inputValue()) === words ? 1 : 0;
  }
});

async function findPost(): Promise<Post> {
  const { items } = await readApi<PostPage>(ownSpark(), '/feed?view=newest');
  const [post] = items;
  if (post === undefined) throw new Error('The demo has no post.');
  return post;
}

async function countComments(postId: string, words: string): Promise<number> {
  return (await findComments(postId)).filter(({ text }) => text === words).length;
}

async function findComment(postId: string, words: string): Promise<{ id: string } | undefined> {
  return (await findComments(postId)).find(({ text }) => text === words);
}

async function findComments(postId: string): Promise<{ id: string; text: string }[]> {
  const path = `/posts/${postId}/comments?order=newest&limit=50`;
  return (await readApi<{ items: { id: string; text: string }[] }>(ownSpark(), path)).items;
}
