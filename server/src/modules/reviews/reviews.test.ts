import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeProduct } from '../../../test/factories.ts';
import { readPages } from '../../../test/read-pages.ts';
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
    const words = { stars: 4, title: `Day ${day}`, text: 'Good.' };
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

describe('the reviews of a product', () => {
  const stars = [3, 5, 1, 5, 3];
  let product: { id: string };
  beforeAll(async () => {
    product = await makeProduct(spark.db);
    for (const [day, given] of stars.entries()) {
      const author = await spark.newUser();
      await spark.db.transaction().execute((trx) =>
        writeReview(trx, {
          productId: product.id,
          authorId: author.id,
          stars: given,
          title: `${given} stars, day ${day}`,
          text: 'Well.',
          at: new Date(Date.UTC(2026, 0, day + 1)),
        }),
      );
    }
  });
  const read = (query: Record<string, string | number>) =>
    spark.call('listProductReviews', { params: product, query });

  test('are in no order that is none, and go on in the order they began with', async () => {
    const refused = await spark.refusal('listProductReviews', {
      params: product,
      query: { sort: 'loudest' },
    });
    expect(refused).toMatchObject({ status: 422 });
    const { nextCursor } = await read({ sort: 'highest', limit: 2 });
    const other = { sort: 'lowest', cursor: nextCursor ?? '' };
    expect(await spark.refusal('listProductReviews', { params: product, query: other })).toMatchObject({
      code: 'invalid_cursor',
    });
    expect(await spark.refusal('listProductReviews', { params: { id: randomUUID() } })).toMatchObject({
      status: 404,
    });
  });

  test.each([
    ['newest', ['3 stars, day 4', '5 stars, day 3', '1 stars, day 2', '5 stars, day 1', '3 stars, day 0']],
    ['highest', ['5 stars, day 3', '5 stars, day 1', '3 stars, day 4', '3 stars, day 0', '1 stars, day 2']],
    ['lowest', ['1 stars, day 2', '3 stars, day 4', '3 stars, day 0', '5 stars, day 3', '5 stars, day 1']],
  ])('come %s first, page by page, none twice and none skipped', async (sort, titles) => {
    for (const limit of [1, 2, 5]) {
      const pages = await readPages((from) => read({ sort, limit, ...from }));
      expect(pages.flat().map(({ title }) => title)).toEqual(titles);
    }
    if (sort === 'newest') expect((await read({})).items.map(({ title }) => title)).toEqual(titles);
  });
});
