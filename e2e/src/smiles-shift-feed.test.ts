import type { Post, PostPage } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { newEmail, signUp } from './harness/people.ts';
import { open, walkTo } from './harness/visit.ts';

const interests = ['bbq', 'cats', 'books', 'fitness', 'music'];
const isOfCats = ({ interests: all }: Post) => all.some(({ slug }) => slug === 'cats');

journey('two smiles at posts of one kind bring more of it, and why says so', async ({ phone }) => {
  await signUp(phone, { name: 'Ines Carvalho', email: newEmail() });
  await phone.request.put('/api/v1/me/interests', { data: { slugs: interests } });
  const before = await readForYou(phone);
  const shown = new Set(before.map(({ id }) => id));
  const { items } = await readPage(phone, '/feed?view=newest&interests=cats&limit=50');
  const others = items.filter((post) => isOfCats(post) && !shown.has(post.id));
  for (const [at, { id }] of others.slice(0, 2).entries()) {
    await (at === 0 ? open(phone, `/posts/${id}`) : walkTo(phone, `/posts/${id}`));
    const answer = phone.waitForResponse((response) => response.url().endsWith(`/posts/${id}/smile`));
    await phone
      .getByRole('button', { name: /^Smile, / })
      .first()
      .tap();
    await answer;
  }

  const after = await readForYou(phone);
  expect(weightOfCats(after)).toBeGreaterThan(weightOfCats(before));
  await walkTo(phone, '/');
  const cats = phone.locator(`[data-post-id="${after.find(isOfCats)?.id}"]`);
  await cats.getByRole('button', { name: 'More about this post' }).tap();
  await phone.getByRole('menuitem', { name: 'Why this?' }).tap();
  const sheet = phone.getByRole('dialog', { name: 'Why this?' });
  await sheet.getByText(/^You chose .*Cats.*, and took to 2 posts like this/).waitFor();
});

/** How much of a feed is of cats, and how far up: the first places hold so many of them that counting says little. */
function weightOfCats(posts: readonly Post[]): number {
  return posts.reduce((sum, post, place) => sum + (isOfCats(post) ? 1 / Math.log2(place + 2) : 0), 0);
}

/** The first forty posts of For you. */
async function readForYou(page: Page): Promise<Post[]> {
  const posts: Post[] = [];
  let more = '';
  while (posts.length < 40) {
    const { items, nextCursor } = await readPage(page, `/feed?view=for-you&limit=20${more}`);
    posts.push(...items);
    if (nextCursor === null) break;
    more = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
  return posts.slice(0, 40);
}

async function readPage({ request }: Page, path: string): Promise<PostPage> {
  // The parse boundary: serialised by the response schema of the route.
  return (await (await request.get(`/api/v1${path}`)).json()) as PostPage;
}
