import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeInterest, makePhotoPost, makeProduct, makeUser } from '../../../test/factories.ts';
import { readPages } from '../../../test/read-pages.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
afterAll(() => spark.close());

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

async function readAuthors(slug: string): Promise<string[][]> {
  const pages = await readPages((from) => spark.call('getFeed', { query: { interests: slug, ...from } }));
  return pages.map((posts) => posts.map(({ author }) => author.id));
}

test('a third post in a row follows, but not past one of somebody else that waits for the next page', async () => {
  const interest = await makeInterest(spark.db);
  const [often, once] = await Promise.all([makeUser(spark.db), makeUser(spark.db)]);
  const products = await Promise.all([1, 2, 3].map(async () => (await makeProduct(spark.db)).id));
  const facts = { interestIds: [interest.id] };
  for (const product of products) {
    // Past their first day, in which a new author's post is shown first.
    await makePhotoPost(spark.db, [product], { ...facts, author_id: often.id, created_at: hoursAgo(48) });
  }
  expect(await readAuthors(interest.slug)).toEqual([[often.id, often.id, often.id]]);
  // It shows what each of them shows, so it has a page of its own, and the page before ends where two of them stand.
  await makePhotoPost(spark.db, products, { ...facts, author_id: once.id, created_at: hoursAgo(300) });
  expect(await readAuthors(interest.slug)).toEqual([[often.id, often.id], [once.id], [often.id]]);
});
