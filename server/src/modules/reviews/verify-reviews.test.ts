import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeProduct } from '../../../test/factories.ts';
import { runJob, waitingJobs } from '../../../test/jobs.ts';
import type { Person } from '../../../test/people.ts';
import { wrongReviewCounts } from '../../../test/review-recount.ts';
import { buy } from '../../../test/shopping.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import { writeReview } from './write-review.ts';

let spark: TestApp;
let operator: Person;
let as: Person;
let hat: { id: string };
beforeAll(async () => {
  spark = await createTestApp();
  operator = await spark.newUser({ roles: ['operator'] });
});
beforeEach(async () => {
  as = await spark.newUser();
  hat = await makeProduct(spark.db);
});
// Whatever was written, edited, voted for, bought, published or deleted.
afterEach(async () => expect(await wrongReviewCounts(spark.db)).toEqual([]));
afterAll(() => spark.close());

const words = { stars: 5, title: 'Good', text: 'Very.' };

const review = (product: { id: string }, facts: { isVouched?: boolean } = {}) =>
  spark.db.transaction().execute((trx) =>
    writeReview(trx, {
      productId: product.id,
      authorId: as.id,
      ...words,
      at: new Date(),
      ...facts,
    }),
  );

const isVerified = async (product: { id: string }) =>
  (await spark.call('listProductReviews', { params: product })).items[0]?.isVerifiedPurchase;

const pay = (order: { id: string }) => spark.call('markOrderPaid', { as: operator, params: order });
const refund = (order: { id: string }, lines?: { lineId: string; quantity: number }[]) =>
  spark.call('refundOrder', { as: operator, params: order, body: lines === undefined ? {} : { lines } });

/** What follows payments and refunds, done now. */
async function settle(order: { id: string }): Promise<void> {
  const queued = await waitingJobs(spark, 'purchases-changed');
  expect(queued.map(({ key }) => key)).toContain(`purchases-changed:${order.id}`);
  await runJob(spark, 'purchases-changed', { orderId: order.id });
}

test('a review that is written while its order is paid is a verified purchase', async () => {
  const order = await buy(spark, as, [hat]);
  const settled = Promise.withResolvers<unknown>();
  await spark.db.transaction().execute(async (trx) => {
    await writeReview(trx, { ...words, productId: hat.id, authorId: as.id, at: new Date() });
    await pay(order);
    settled.resolve(settle(order));
    await waitingFor(spark.db, 1);
  });
  await settled.promise;
  expect(await isVerified(hat)).toBe(true);
});

describe('a review is no verified purchase', () => {
  test('of what was never bought, or by another', async () => {
    await review(hat);
    const order = await buy(spark, await spark.newUser(), [hat]);
    await pay(order);
    await settle(order);
    expect(await isVerified(hat)).toBe(false);
  });

  test('while the order is not paid', async () => {
    await buy(spark, as, [hat]);
    await review(hat);
    expect(await isVerified(hat)).toBe(false);
  });

  test('once everything was given back', async () => {
    const order = await buy(spark, as, [hat]);
    await pay(order);
    await review(hat);
    expect(await isVerified(hat)).toBe(true);
    await refund(order);
    await settle(order);
    expect(await isVerified(hat)).toBe(false);
  });

  test('once its own line was given back, whatever else the order holds', async () => {
    const cup = await makeProduct(spark.db);
    const order = await buy(spark, as, [hat, cup]);
    await pay(order);
    await review(hat);
    await review(cup);
    const line = order.lines.find(({ productId }) => productId === hat.id);
    await refund(order, [{ lineId: line?.id ?? '', quantity: 1 }]);
    await settle(order);
    expect(await isVerified(hat)).toBe(false);
    expect(await isVerified(cup)).toBe(true);
  });
});

describe('a review is a verified purchase', () => {
  test('of what was bought before, or is bought later', async () => {
    await review(hat);
    const order = await buy(spark, as, [hat]);
    await pay(order);
    await settle(order);
    expect(await isVerified(hat)).toBe(true);
    const cup = await makeProduct(spark.db);
    await pay(await buy(spark, as, [cup]));
    await review(cup);
    expect(await isVerified(cup)).toBe(true);
  });

  test('of another variant than the one that was bought', async () => {
    const group = { group_id: randomUUID() };
    const [red, blue] = [await makeProduct(spark.db, group), await makeProduct(spark.db, group)];
    await review(red);
    const order = await buy(spark, as, [blue]);
    await pay(order);
    await settle(order);
    expect(await isVerified(red)).toBe(true);
    await refund(order);
    await settle(order);
    expect(await isVerified(red)).toBe(false);
  });

  test('while one of two pieces is kept', async () => {
    const order = await buy(spark, as, [hat], { quantity: 2 });
    await pay(order);
    await review(hat);
    await refund(order, [{ lineId: order.lines[0]?.id ?? '', quantity: 1 }]);
    await settle(order);
    expect(await isVerified(hat)).toBe(true);
  });

  test('when whoever brought it in vouched for it, whatever is given back here', async () => {
    await review(hat, { isVouched: true });
    expect(await isVerified(hat)).toBe(true);
    const order = await buy(spark, as, [hat]);
    await pay(order);
    await refund(order);
    await settle(order);
    expect(await isVerified(hat)).toBe(true);
  });
});
