import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { people, signIn } from './harness/people.ts';
import { postPhotos } from './harness/post-photos.ts';
import { open } from './harness/visit.ts';

journey('a deleted post comes back with Undo, and is gone for others without', async ({ phone, arrive }) => {
  const text = `Posted too early. ${Date.now()}`;
  await signIn(phone, people.member);
  const { id } = await postPhotos(phone, { text, alts: ['A chair'] });
  const other = await arrive({ refusals: [404, 410] });

  await open(phone, '/newest');
  const card = phone.getByRole('article').filter({ hasText: text });
  await remove();
  await phone.getByRole('button', { name: 'Undo' }).tap();
  await card.waitFor();
  await expect.poll(async () => (await other.request.get(`/api/v1/posts/${id}`)).status()).toBe(200);

  await remove();
  await expect.poll(async () => (await other.request.get(`/api/v1/posts/${id}`)).status()).toBe(404);
  await other.goto(`/posts/${id}`);
  expect(await other.getByText(text).count()).toBe(0);

  async function remove(): Promise<void> {
    await card.getByRole('button', { name: 'More about this post' }).tap();
    await phone.getByRole('menuitem', { name: 'Delete' }).tap();
    await expect.poll(() => card.count()).toBe(0);
  }
});
