import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { writeReview } from './write-review.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

test('a person’s reviews come with their products, newest first and page by page', async () => {
  const [author, other] = [await spark.newUser(), await spark.newUser()];
  const titles: string[] = [];
  for (const [day, reviewer] of [author, other, author, author].entries()) {
    const product = await makeProduct(spark.db);
    const words = { stars: 4, title: `Day ${day}`, text: 'Good.', isVerifiedPurchase: true };
    await spark.db.transaction().execute((trx) =>
      writeReview(trx, {
        ...words,
        productId: product.id,
        authorId: reviewer.id,
        at: new Date(Date.UTC(2026, 0, day + 1)),
      }),
    );
    if (reviewer === author) titles.unshift(words.title);
  }
  const read = (query: Record<string, string | number>) =>
    spark.call('listUserReviews', { params: { handle: author.handle }, query });
  const page = await read({ limit: 2 });
  const rest = await read({ limit: 2, cursor: page.nextCursor ?? '' });
  expect([...page.items, ...rest.items].map((review) => review.title)).toEqual(titles);
  expect(rest.nextCursor).toBeNull();
  for (const review of page.items) {
    expect(review.product).toMatchObject({ id: review.productId, rating: { average: 4, count: 1 } });
    expect(review.author.id).toBe(author.id);
  }
});

test('nobody’s reviews are not there', async () => {
  expect(await spark.refusal('listUserReviews', { params: { handle: 'nobody_at_all' } })).toMatchObject({
    code: 'not_found',
  });
});
