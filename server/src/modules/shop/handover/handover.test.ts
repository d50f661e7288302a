import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePhotoPost, makeProduct } from '../../../../test/factories.ts';
import type { Person } from '../../../../test/people.ts';
import { checkout, fillBag } from '../../../../test/shopping.ts';
import { createTestApp, shopKey, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';
import { sweepHandovers } from './create-handover.ts';

let spark: TestApp;
let author: Person;
let hat: { id: string; external_id: string };
let post: { id: string };
beforeAll(async () => {
  spark = await createTestApp({
    env: {
      SPARK_CHECKOUT: 'handover',
      SPARK_CART_URL: 'https://shop.test/cart/{cart}?ref={reference}',
    },
  });
});
beforeEach(async () => {
  author = await spark.newMember();
  hat = await makeProduct(spark.db);
  post = await makePhotoPost(spark.db, [hat.id], { author_id: author.id });
});
afterAll(() => spark.close());

const shop = { authorization: `Bearer ${shopKey}` };
const hourMs = 3_600_000;
const iso = (ms = 0) => new Date(Date.now() + ms).toISOString();
const money = (amount: number) => ({ amount, currency: 'USD' });

async function handOver(as?: Person): Promise<string> {
  const items = [{ productId: hat.id, quantity: 2, fromPostId: post.id }];
  return (await spark.call('createHandover', { ...(as && { as }), body: { items } })).reference;
}

function orderOf(reference: string | null, facts: object = {}, line: object = {}) {
  return {
    externalId: newId(),
    placedAt: iso(),
    at: iso(),
    lines: [{ externalId: hat.external_id, quantity: 2, amount: money(3980), reference, ...line }],
    ...facts,
  };
}

const put = (...items: object[]) => spark.call('putShopOrders', { headers: shop, body: { items } });
const sales = () => spark.call('getPostSales', { as: author, params: post });

describe('orders of the shop are refused', () => {
  test('without its key', async () => {
    const body = { items: [orderOf(null)] };
    expect(await spark.refusal('putShopOrders', { body })).toMatchObject({ code: 'unauthenticated' });
    const as = await spark.newUser({ roles: ['operator'] });
    expect(await spark.refusal('putShopOrders', { as, body })).toMatchObject({ code: 'unauthenticated' });
  });

  test.each([
    ['from the future', { at: iso(hourMs) }, {}, '/items/0/at'],
    ['placed in the future', { placedAt: iso(hourMs) }, {}, '/items/0/placedAt'],
    ['without lines', { lines: [] }, {}, '/items/0/lines'],
    ['of nothing', {}, { quantity: 0 }, '/items/0/lines/0/quantity'],
    ['with more given back than bought', {}, { refundedQuantity: 3 }, '/items/0/lines/0/refundedQuantity'],
    ['with more given back than paid', {}, { refundedAmount: 3981 }, '/items/0/lines/0/refundedAmount'],
  ])('%s', async (_name, facts, line, path) => {
    const body = { items: [orderOf(null, facts, line)] };
    expect(await spark.refusal('putShopOrders', { headers: shop, body })).toMatchObject({
      code: 'validation_failed',
      errors: [{ path }],
    });
  });
});

test('what is sold at the shop is bought there, with everything in one address', async () => {
  const as = await spark.newUser();
  const [cup, gone] = [await makeProduct(spark.db), await makeProduct(spark.db, { quantity: 0 })];
  await fillBag(spark, as, [hat]);
  expect(await spark.call('getBag', { as })).toMatchObject({ checkout: 'handover', count: 1 });
  expect(await spark.refusal('createOrder', { as, body: checkout })).toMatchObject({ code: 'conflict' });
  const unknown = newId();
  const items = [hat, cup, gone, { id: unknown }].map(({ id }) => ({ productId: id, quantity: 1 }));
  const handover = await spark.call('createHandover', { as, body: { items } });
  expect(handover).toEqual({
    reference: expect.any(String),
    links: [
      {
        url: `https://shop.test/cart/${hat.external_id}:1,${cup.external_id}:1?ref=${handover.reference}`,
        productIds: [hat.id, cup.id],
      },
    ],
    unavailable: [gone.id, unknown],
  });
});

test('an order that comes back credits the post, once, and its refund takes the sale back', async () => {
  const order = orderOf(await handOver());
  expect(await put(order)).toEqual({ applied: 1, ignoredAsOlder: 0, attributed: 1, unknown: [] });
  await put(order, order);
  expect(await sales()).toMatchObject({ orders: 1, pieces: 2, amounts: [money(3980)] });
  const [line] = order.lines;
  await put({ ...order, at: iso(), lines: [{ ...line, refundedQuantity: 1 }] });
  expect(await sales()).toMatchObject({ orders: 1, pieces: 1, amounts: [money(1990)] });
  const late = await put({ ...order, at: iso(-hourMs) });
  expect(late).toMatchObject({ applied: 0, ignoredAsOlder: 1 });
  await put({ ...order, at: iso(), isCancelled: true });
  expect(await sales()).toMatchObject({ orders: 0, pieces: 0, amounts: [money(0)] });
});

test('a line that is told of no more credits nobody', async () => {
  const order = orderOf(await handOver());
  await put(order);
  const cup = await makeProduct(spark.db);
  const other = { externalId: cup.external_id, quantity: 1, amount: money(500) };
  await put({ ...order, at: iso(), lines: [other] });
  expect(await sales()).toMatchObject({ orders: 0, pieces: 0, amounts: [] });
});

test('somebody known is credited to the post of their last click', async () => {
  const as = await spark.newUser();
  const at = iso(-hourMs);
  const body = { events: [{ type: 'tag-open', postId: post.id, productId: hat.id, at }] };
  const headers = { 'user-agent': 'Mozilla/5.0 Firefox/150.0' };
  await spark.call('recordEvents', { as, body, headers });
  const items = [{ productId: hat.id, quantity: 1 }];
  const { reference } = await spark.call('createHandover', { as, body: { items } });
  expect(await put(orderOf(reference))).toMatchObject({ attributed: 1 });
});

test('nobody is credited for a wrong reference, another product, one’s own post, or too late', async () => {
  const reference = await handOver();
  const cup = await makeProduct(spark.db);
  const receipt = await put(
    orderOf(null),
    orderOf('made up'),
    orderOf(newId()),
    orderOf(reference, {}, { externalId: cup.external_id }),
    orderOf(reference, {}, { externalId: 'unknown-thing' }),
    orderOf(reference, { placedAt: iso(-2 * hourMs) }),
    orderOf(await handOver(author)),
  );
  expect(receipt).toEqual({ applied: 7, ignoredAsOlder: 0, attributed: 0, unknown: ['unknown-thing'] });
  await spark.db
    .updateTable('handovers')
    .set({ created_at: iso(-25 * hourMs) })
    .where('id', '=', reference)
    .execute();
  expect(await put(orderOf(reference))).toMatchObject({ attributed: 0 });
});

test('hand-overs are forgotten after two months', async () => {
  const reference = await handOver(await spark.newUser());
  await sweepHandovers(spark.db, new Date(Date.now() + 59 * 24 * hourMs));
  expect(await put(orderOf(reference))).toMatchObject({ attributed: 1 });
  expect(await sweepHandovers(spark.db, new Date(Date.now() + 61 * 24 * hourMs))).toBeGreaterThan(0);
  expect(await put(orderOf(reference))).toMatchObject({ attributed: 0 });
});
