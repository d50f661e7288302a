import type { Post, PostPage } from '@spark/contract';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { open } from './harness/visit.ts';

journey('a guest comments, is invited, joins, and the comment is posted', async ({ arrive }) => {
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
});

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
  const path = `/posts/${postId}/comments?limit=50`;
  const { items } = await readApi<{ items: { text: string }[] }>(ownSpark(), path);
  return items.filter(({ text }) => text === words).length;
}
