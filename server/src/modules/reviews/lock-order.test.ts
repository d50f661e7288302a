import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import { newId } from '../../platform/db/index.ts';
import { holdProducts } from '../catalog/index.ts';
import { deleteReview } from './delete-review.ts';
import { forgetReviews } from './forget-reviews.ts';
import { forgetHelpful } from './mark-helpful.ts';
import { suspendReviews } from './suspend-reviews.ts';
import { writeReview } from './write-review.ts';

let spark: TestApp;
let author: Person;
let other: Person;
beforeAll(async () => {
  spark = await createTestApp();
  [author, other] = [await spark.newUser(), await spark.newUser()];
});
afterAll(() => spark.close());

const write = (productId: string, by = author) =>
  spark.db.transaction().execute((trx) =>
    writeReview(trx, {
      productId,
      authorId: by.id,
      stars: 4,
      title: 'Words',
      text: 'More words.',
      at: new Date(),
    }),
  );

test('whoever takes a vote back while the review is deleted is told that it is gone', async () => {
  const { id: productId } = await makeProduct(spark.db);
  const reviewId = await write(productId);
  const vote = { as: other, params: { id: reviewId } };
  await spark.call('markHelpful', vote);
  const refused = Promise.withResolvers<unknown>();
  await spark.db.transaction().execute(async (trx) => {
    await deleteReview(trx, { reviewId, authorId: author.id }, async () => {
      refused.resolve(spark.refusal('unmarkHelpful', vote));
      await waitingFor(spark.db, 1);
    });
  });
  expect(await refused.promise).toMatchObject({ status: 404 });
});

test('a vote waits for nobody who merely refers to the review', async () => {
  const { id: productId } = await makeProduct(spark.db);
  const reviewId = await write(productId);
  await spark.db.transaction().execute(async (trx) => {
    // As a post that shares it does.
    await sql`select from reviews where id = ${reviewId} for key share`.execute(trx);
    const marked = await spark.call('markHelpful', { as: other, params: { id: reviewId } });
    expect(marked).toEqual({ helpful: true, helpfulCount: 1 });
  });
});

test('of somebody who leaves each vote goes by itself, while others hold reviews as they like', async () => {
  const [leaving, product] = [await spark.newUser(), await makeProduct(spark.db)];
  const reviewIds: string[] = [];
  for (const by of [author, other]) {
    const id = await write(product.id, by);
    await spark.call('markHelpful', { as: leaving, params: { id } });
    reviewIds.push(id);
  }
  const done = Promise.withResolvers<unknown>();
  await spark.db.transaction().execute(async (trx) => {
    const hold = (id = '') => sql`select from reviews where id = ${id} for no key update`.execute(trx);
    await hold(reviewIds[1]);
    done.resolve(forgetHelpful(spark.db, leaving.id));
    await waitingFor(spark.db, 1);
    await hold(reviewIds[0]);
  });
  await done.promise;
  const counts = spark.db.selectFrom('reviews').select('helpful_count').where('id', 'in', reviewIds);
  expect(await counts.execute()).toEqual([{ helpful_count: 0 }, { helpful_count: 0 }]);
});

test('the reviews of somebody who leaves, or comes back, hold products as the shop does', async () => {
  // Their ids stand the other way round than the shop's own.
  const ids = [newId(), newId()];
  for (const [place, id] of ids.entries())
    await makeProduct(spark.db, { id, external_id: `held-${9 - place}` });
  for (const id of ids) await write(id);
  const authorId = author.id;
  const doings: (() => Promise<unknown>)[] = [
    () => spark.db.transaction().execute((trx) => suspendReviews(trx, { authorId, isSuspended: true })),
    () => spark.db.transaction().execute((trx) => suspendReviews(trx, { authorId, isSuspended: false })),
    () => forgetReviews(spark.db, authorId),
  ];
  for (const doing of doings) {
    const done = Promise.withResolvers<unknown>();
    await spark.db.transaction().execute(async (trx) => {
      await holdProducts(trx, ids.slice(1));
      done.resolve(doing());
      await waitingFor(spark.db, 1);
      await holdProducts(trx, ids);
    });
    await done.promise;
  }
});
