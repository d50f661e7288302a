import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeProduct } from '../../../../test/factories.ts';
import type { Person } from '../../../../test/people.ts';
import { address, buy, checkout, fillBag, stockOf } from '../../../../test/shopping.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { expireOrders } from './expire-orders.ts';
import { unpaidLimits } from './unpaid-orders.policy.ts';

let spark: TestApp;
let operator: Person;
let buyer: Person;
let hat: { id: string };
beforeAll(async () => {
  spark = await createTestApp();
  operator = await spark.newUser({ roles: ['operator'] });
});
beforeEach(async () => {
  buyer = await spark.newUser();
  hat = await makeProduct(spark.db, { quantity: 1_000 });
});
afterAll(() => spark.close());

const buyTimes = async (times: number) => {
  const orders = [];
  for (let time = 0; time < times; time += 1) orders.push(await buy(spark, buyer, [hat]));
  return orders;
};
const refused = (body: object = checkout) => spark.refusal('createOrder', { as: buyer, body });
const order = (body: object = checkout) => spark.request('createOrder', { as: buyer, body });

test('somebody with as many unpaid orders as there may be is refused another, and loses nothing by it', async () => {
  await buyTimes(unpaidLimits.orders);
  await fillBag(spark, buyer, [hat], { quantity: 2 });
  expect(await refused()).toMatchObject({
    code: 'too_many_unpaid',
    status: 409,
    detail: 'You have 5 orders that are not paid yet. Pay or cancel one of them, then order this.',
  });
  const bag = await spark.call('getBag', { as: buyer });
  expect(bag.items).toMatchObject([{ productId: hat.id, quantity: 2 }]);
  expect(await stockOf(spark, hat)).toMatchObject({ reserved: unpaidLimits.orders });
});

describe('there is room for another once one', () => {
  test.each([
    ['is paid', (first: { id: string }) => spark.call('markOrderPaid', { as: operator, params: first })],
    ['is cancelled', (first: { id: string }) => spark.call('cancelOrder', { as: buyer, params: first })],
    ['has expired', () => expireOrders(spark.db, new Date(Date.now() + 8 * 86_400_000))],
  ])('%s', async (_name, end) => {
    const [first] = await buyTimes(unpaidLimits.orders);
    if (first === undefined) throw new Error('Nothing was ordered.');
    await fillBag(spark, buyer, [hat]);
    expect((await order()).statusCode).toBe(409);
    await end(first);
    expect((await order()).statusCode).toBe(201);
  });
});

test('of two orders at once only as many go in as there is room for', async () => {
  await buyTimes(unpaidLimits.orders - 1);
  const euros = await makeProduct(spark.db, { price_currency: 'EUR' });
  await fillBag(spark, buyer, [hat, euros]);
  const answers = await Promise.all(['USD', 'EUR'].map((currency) => order({ ...checkout, currency })));
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
  expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
    code: 'too_many_unpaid',
  });
});

test('unpaid orders of one person hold no more pieces than the limit, and the first one neither', async () => {
  const [cup, mug] = [await makeProduct(spark.db), await makeProduct(spark.db)];
  await fillBag(spark, buyer, [hat, cup, mug], { quantity: 67 });
  expect(await refused()).toMatchObject({
    code: 'too_many_unpaid',
    detail: expect.stringContaining('would be 201'),
  });
  await fillBag(spark, buyer, [mug], { quantity: 66 });
  const first = await spark.call('createOrder', { as: buyer, body: checkout });
  await fillBag(spark, buyer, [hat]);
  expect(await refused()).toMatchObject({
    code: 'too_many_unpaid',
    detail: expect.stringContaining('hold 200 already'),
  });
  await spark.call('markOrderPaid', { as: operator, params: first });
  expect((await order()).statusCode).toBe(201);
});

test('an address is refused more unpaid orders, whoever orders and however it is written', async () => {
  const at = (line1: string) => ({ ...checkout, address: { ...address, line1 } });
  const neighbours = await Promise.all(
    Array.from({ length: unpaidLimits.ordersAtAddress }, () => spark.newUser()),
  );
  await Promise.all(
    neighbours.map(async (as) => {
      await fillBag(spark, as, [hat]);
      await spark.call('createOrder', { as, body: at('7 Baker Street') });
    }),
  );
  await fillBag(spark, buyer, [hat]);
  expect(await refused(at('7, BAKER  STREET'))).toMatchObject({
    code: 'too_many_unpaid',
    detail: '20 orders to this address are not paid yet. Once some of them are, you can order this.',
  });
  expect((await order(at('8 Baker Street'))).statusCode).toBe(201);
});
