import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeProduct } from '../../../../test/factories.ts';
import { readLetters, type Letter } from '../../../../test/letters.ts';
import type { Person } from '../../../../test/people.ts';
import { buy, fillBag, stockOf } from '../../../../test/shopping.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';

let spark: TestApp;
let operator: Person;
beforeAll(async () => {
  spark = await createTestApp({ works: true });
  operator = await spark.newUser({ roles: ['operator'] });
});
afterAll(() => spark.close());

const moves = ['markOrderPaid', 'markOrderShipped', 'cancelAdminOrder', 'refundOrder'] as const;
const act = (name: (typeof moves)[number], order: { id: string }, body: object = {}) =>
  spark.call(name, {
    as: operator,
    params: order,
    ...(name === 'markOrderPaid' ? {} : { body }),
  });
const refuse = (name: (typeof moves)[number], order: { id: string }, body: object = {}) =>
  spark.refusal(name, { as: operator, params: order, ...(name === 'markOrderPaid' ? {} : { body }) });

const letters = async (order: { id: string }) =>
  (await readLetters(spark)).filter(({ text }) => text.includes(order.id));

const subjects = (told: Letter[]) => told.map(({ subject }) => subject).toSorted();

describe('the orders of all', () => {
  test('are not for buyers, moderators and visitors', async () => {
    const order = await buy(spark, await spark.newUser(), [await makeProduct(spark.db)]);
    const moderator = await spark.newUser({ roles: ['moderator'] });
    for (const as of [undefined, await spark.newMember(), moderator]) {
      const code = as === undefined ? 'unauthenticated' : 'forbidden';
      for (const name of ['listAdminOrders', 'getAdminOrder', ...moves, 'listAdminDelivery'] as const) {
        const refusal = await spark.refusal(name, { ...(as && { as }), params: order });
        expect(refusal).toMatchObject({ code });
      }
    }
  });

  test('are found by state, number and e-mail address', async () => {
    const buyer = await spark.newUser({ email: 'Buyer.One@spark.test' });
    const order = await buy(spark, buyer, [await makeProduct(spark.db)]);
    const find = async (query: Record<string, string>) =>
      (await spark.call('listAdminOrders', { as: operator, query })).items.map(({ id }) => id);
    expect(await find({ q: order.number.toLowerCase() })).toEqual([order.id]);
    expect(await find({ q: 'buyer.one@spark.test' })).toEqual([order.id]);
    expect(await find({ q: 'nobody' })).toEqual([]);
    expect(await find({ q: order.number, status: 'paid' })).toEqual([]);
    expect(await spark.call('getAdminOrder', { as: operator, params: order })).toMatchObject({
      buyer: { id: buyer.id, email: 'Buyer.One@spark.test' },
      may: ['pay', 'cancel'],
    });
    for (const name of ['getAdminOrder', ...moves] as const) {
      const body = name === 'getAdminOrder' || name === 'markOrderPaid' ? {} : { body: {} };
      const refusal = await spark.refusal(name, { as: operator, params: { id: newId() }, ...body });
      expect(refusal).toMatchObject({ code: 'not_found' });
    }
  });
});

test('an order is paid and shipped, its pieces leave the shelf, and the buyer is told', async () => {
  const [as, hat] = [
    await spark.newUser(),
    await makeProduct(spark.db, { quantity: 5, title: 'A <b>hat</b>' }),
  ];
  const order = await buy(spark, as, [hat], { quantity: 2 });
  expect(await refuse('markOrderShipped', order)).toMatchObject({
    code: 'conflict',
    detail: 'An order like this cannot be shipped.',
  });
  expect(await act('markOrderPaid', order)).toMatchObject({
    status: 'paid',
    payment: { paidAt: expect.any(String) },
    may: ['ship', 'cancel', 'refund'],
  });
  expect(await refuse('markOrderPaid', order)).toMatchObject({ code: 'conflict' });
  expect(await stockOf(spark, hat)).toEqual({ quantity: 5, reserved: 2 });
  expect(await act('markOrderShipped', order, { tracking: ' 1Z 999 ' })).toMatchObject({
    status: 'shipped',
    tracking: '1Z 999',
    history: [{ type: 'placed' }, { type: 'paid' }, { type: 'shipped' }],
    may: ['refund'],
  });
  expect(await stockOf(spark, hat)).toEqual({ quantity: 3, reserved: 0 });
  expect(await refuse('cancelAdminOrder', order)).toMatchObject({ code: 'conflict' });
  expect(await spark.refusal('cancelOrder', { as, params: order })).toMatchObject({ code: 'conflict' });
  await vi.waitFor(async () => expect(await letters(order)).toHaveLength(3), 10_000);
  const { number } = order;
  const told = await letters(order);
  expect(subjects(told)).toEqual([
    `We have your order ${number}`,
    `Your order ${number} is on its way`,
    `Your order ${number} is paid`,
  ]);
  const shipped = told.find(({ subject }) => subject.endsWith('is on its way'))?.text;
  expect(shipped).toContain('Tracking: 1Z 999');
  expect(shipped).toContain('A &lt;b&gt;hat&lt;/b&gt;');
});

test('a cancelled order frees its pieces, once', async () => {
  const [as, hat] = [await spark.newUser(), await makeProduct(spark.db, { quantity: 1 })];
  const order = await buy(spark, as, [hat]);
  const answers = await Promise.all([1, 2, 3].map(() => spark.request('cancelOrder', { as, params: order })));
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409]);
  expect(await stockOf(spark, hat)).toEqual({ quantity: 1, reserved: 0 });
  for (const name of moves) expect(await refuse(name, order)).toMatchObject({ code: 'conflict' });
  await buy(spark, await spark.newUser(), [hat]);
});

test('a paid order that is cancelled gives everything back', async () => {
  const [as, hat] = [await spark.newUser(), await makeProduct(spark.db, { quantity: 3 })];
  const order = await buy(spark, as, [hat], { quantity: 3 });
  await act('markOrderPaid', order);
  expect(await spark.call('cancelOrder', { as, params: order })).toMatchObject({
    status: 'cancelled',
    refunded: { amount: 5970 },
    lines: [{ refundedQuantity: 3 }],
    history: [
      { type: 'placed' },
      { type: 'paid' },
      { type: 'cancelled' },
      { type: 'refunded', note: '$59.70 given back.' },
    ],
  });
  expect(await stockOf(spark, hat)).toEqual({ quantity: 3, reserved: 0 });
  const refundsOf = () =>
    spark.db.selectFrom('refunds').select(['amount', 'status']).where('order_id', '=', order.id).execute();
  await vi.waitFor(async () => expect(await refundsOf()).toEqual([{ amount: 5970, status: 'done' }]), 10_000);
});

describe('a refund', () => {
  test('is refused for what the order does not have left', async () => {
    const [hat, cup] = [await makeProduct(spark.db), await makeProduct(spark.db)];
    const order = await buy(spark, await spark.newUser(), [hat], { quantity: 2 });
    const other = await buy(spark, await spark.newUser(), [cup]);
    expect(await refuse('refundOrder', order)).toMatchObject({ code: 'conflict' });
    await act('markOrderPaid', order);
    const line = { lineId: order.lines[0]?.id, quantity: 1 };
    for (const [lines, path] of [
      [[{ ...line, quantity: 3 }], '/lines/0/quantity'],
      [[{ ...line, quantity: 0 }], '/lines/0/quantity'],
      [[{ ...line, lineId: other.lines[0]?.id }], '/lines/0/lineId'],
      [[line, line], '/lines/1/lineId'],
      [[], '/lines'],
    ] as const) {
      const refusal = await refuse('refundOrder', order, { lines });
      expect(refusal).toMatchObject({ code: 'validation_failed', errors: [{ path }] });
    }
    expect(await spark.call('getAdminOrder', { as: operator, params: order })).toMatchObject({
      refunded: { amount: 0 },
    });
  });

  test('goes line by line until nothing is left, and frees what was not shipped', async () => {
    const hat = await makeProduct(spark.db, { quantity: 5 });
    const order = await buy(spark, await spark.newUser(), [hat], { quantity: 3 });
    await act('markOrderPaid', order);
    const lineId = order.lines[0]?.id;
    const first = await act('refundOrder', order, { lines: [{ lineId, quantity: 1 }], note: 'A scratch.' });
    expect(first).toMatchObject({
      status: 'paid',
      refunded: { amount: 1990 },
      lines: [{ refundedQuantity: 1 }],
      history: [{}, {}, { type: 'refunded', note: '$19.90 given back. A scratch.' }],
    });
    expect(await stockOf(spark, hat)).toEqual({ quantity: 5, reserved: 2 });
    await act('markOrderShipped', order);
    expect(await stockOf(spark, hat)).toEqual({ quantity: 3, reserved: 0 });
    expect(await act('refundOrder', order)).toMatchObject({
      status: 'refunded',
      refunded: { amount: 5970 },
      may: [],
    });
    expect(await stockOf(spark, hat)).toEqual({ quantity: 3, reserved: 0 });
    expect(await refuse('refundOrder', order)).toMatchObject({ code: 'conflict' });
  });

  test('that is sent twice with one key is given once', async () => {
    const order = await buy(spark, await spark.newUser(), [await makeProduct(spark.db)], { quantity: 2 });
    await act('markOrderPaid', order);
    const body = { lines: [{ lineId: order.lines[0]?.id, quantity: 1 }] };
    const key = newId();
    const send = () => spark.call('refundOrder', { as: operator, key, params: order, body });
    const [one, two] = await Promise.all([send(), send()]);
    expect(one).toEqual(two);
    expect(one.refunded.amount).toBe(1990);
  });
});

test('the delivery is paid, and given back with the last of the order', async () => {
  const items = [
    {
      id: 'standard',
      country: '*',
      name: 'Standard',
      price: { amount: 700, currency: 'USD' },
      days: { from: 2, to: 5 },
    },
  ];
  await spark.call('putAdminDelivery', { as: operator, body: { items } });
  const as = await spark.newUser();
  const hat = await makeProduct(spark.db);
  await fillBag(spark, as, [hat]);
  const order = await buy(spark, as, [hat]);
  expect(order).toMatchObject({ deliveryPrice: { amount: 700 }, total: { amount: 2690 } });
  await act('markOrderPaid', order);
  const lines = [{ lineId: order.lines[0]?.id, quantity: 1 }];
  expect(await act('refundOrder', order, { lines })).toMatchObject({
    status: 'paid',
    refunded: { amount: 1990 },
  });
  expect(await act('refundOrder', order)).toMatchObject({ status: 'refunded', refunded: { amount: 2690 } });
});
