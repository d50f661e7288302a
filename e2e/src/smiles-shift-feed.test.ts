import type { PostPage } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { newEmail, signUp } from './harness/people.ts';
import { open } from './harness/visit.ts';

const chosen = ['bbq', 'cats', 'books', 'fitness', 'music'];
const liked = { slug: 'home-decor', name: 'Home Decor' };

journey('two smiles at posts of one kind bring more of it, and why says so', async ({ phone }) => {
  await signUp(phone, { name: 'Ines Carvalho', email: newEmail() });
  await phone.request.put('/api/v1/me/interests', { data: { slugs: chosen } });
  const before = await countLiked(phone);

  await open(phone, `/interests/${liked.slug}`);
  for (const at of [0, 1]) {
    const smile = phone
      .getByRole('article')
      .nth(at)
      .getByRole('button', { name: /^Smile/ });
    const answer = phone.waitForResponse((response) => response.url().endsWith('/smile'));
    await smile.tap();
    await answer;
  }

  expect(await countLiked(phone)).toBeGreaterThan(before);
  await open(phone, '/');
  const about = phone.getByRole('article').filter({ has: phone.locator('.where', { hasText: liked.name }) });
  await about.first().getByRole('button', { name: 'More about this post' }).tap();
  await phone.getByRole('menuitem', { name: 'Why this?' }).tap();
  const sheet = phone.getByRole('dialog', { name: 'Why this?' });
  await sheet.getByText(`You often take to posts about ${liked.name}`).waitFor();
});

/** How many posts of the first page of For you are about what was smiled at. */
async function countLiked({ request }: Page): Promise<number> {
  const answer = await request.get('/api/v1/feed?view=for-you&limit=20');
  // The parse boundary: serialised by the response schema of the route.
  const { items } = (await answer.json()) as PostPage;
  return items.filter(({ interests }) => interests.some(({ slug }) => slug === liked.slug)).length;
}
