import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeProduct } from '../../../../test/factories.ts';
import { address, buy, checkout, fillBag, stockOf } from '../../../../test/shopping.ts';
import { createTestApp, shopKey, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';
import { expireOrders } from './expire-orders.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

const setProduct = (product: { id: string }, facts: object) =>
  spark.db.updateTable('products').set(facts).where('id', '=', product.id).execute();
const bagOf = async (as: { token: string }) =>
  (await spark.call('getBag', { as })).items.map(({ productId }) => productId);
const dayMs = 86_400_000;

describe('an order is refused, and nothing is lost,', () => {
  test('to visitors', async () => {
    expect(await spark.refusal('createOrder', { body: checkout })).toMatchObject({ code: 'unauthenticated' });
  });

  test('for an empty bag', async () => {
    const as = await spark.newUser();
    expect(await spark.refusal('createOrder', { as, body: checkout })).toMatchObject({ code: 'conflict' });
  });

  test.each([
    ['without an address', { delivery: 'standard' }, '/address'],
    ['without a name', { ...checkout, address: { ...address, name: undefined } }, '/address/name'],
    ['with an empty city', { ...checkout, address: { ...address, city: '  ' } }, '/address/city'],
    [
      'with a line too long',
      { ...checkout, address: { ...address, line1: 'x'.repeat(201) } },
      '/address/line1',
    ],
    [
      'with a postal code too long',
      { ...checkout, address: { ...address, postalCode: '1'.repeat(21) } },
      '/address/postalCode',
    ],
    ['to no country', { ...checkout, address: { ...address, country: 'ZZ' } }, '/address/country'],
    ['to a country by name', { ...checkout, address: { ...address, country: 'Spain' } }, '/address/country'],
    ['with more than an address', { ...checkout, address: { ...address, phone: '1' } }, '/address/phone'],
    ['without a delivery', { address }, '/delivery'],
    ['by a delivery there is not', { ...checkout, delivery: 'rocket' }, '/delivery'],
  ])('%s', async (_name, body, path) => {
    const [as, product] = [await spark.newUser(), await makeProduct(spark.db, { quantity: 1 })];
    await fillBag(spark, as, [product]);
    const refusal = await spark.refusal('createOrder', { as, body });
    expect(refusal).toMatchObject({ code: 'validation_failed', errors: [{ path }] });
    expect(await bagOf(as)).toEqual([product.id]);
    expect(await stockOf(spark, product)).toEqual({ quantity: 1, reserved: 0 });
  });

  test('when something ran out, which is named', async () => {
    const as = await spark.newUser();
    const [here, gone, short] = [
      await makeProduct(spark.db, { quantity: 9 }),
      await makeProduct(spark.db, { title: 'Straw hat' }),
      await makeProduct(spark.db, { title: 'Blue cup', quantity: 9 }),
    ];
    await fillBag(spark, as, [here, gone, short], { quantity: 2 });
    await setProduct(gone, { availability: 'discontinued' });
    await setProduct(short, { quantity: 1 });
    const refusal = await spark.refusal('createOrder', { as, body: checkout });
    expect(refusal).toMatchObject({ code: 'out_of_stock', status: 409 });
    expect(refusal.errors?.toSorted((one, other) => (one.message < other.message ? -1 : 1))).toEqual([
      { path: `/items/${short.id}`, message: 'Of “Blue cup” there are only 1 left.' },
      { path: `/items/${gone.id}`, message: '“Straw hat” cannot be bought right now.' },
    ]);
    expect(await bagOf(as)).toHaveLength(3);
    expect(await stockOf(spark, here)).toEqual({ quantity: 9, reserved: 0 });
  });

  test('when a price has changed, until the buyer has seen it', async () => {
    const [as, hat] = [await spark.newUser(), await makeProduct(spark.db, { title: 'Straw hat' })];
    await fillBag(spark, as, [hat]);
    await setProduct(hat, { price_amount: 2490 });
    expect(await spark.refusal('createOrder', { as, body: checkout })).toMatchObject({
      code: 'price_changed',
      status: 409,
      errors: [{ path: `/items/${hat.id}`, message: '“Straw hat” now costs $24.90 instead of $19.90.' }],
    });
    const saw = (amount: number, currency = 'USD') =>
      spark.request('createOrder', { as, body: { ...checkout, expectedTotal: { amount, currency } } });
    expect((await saw(1990)).json()).toMatchObject({
      code: 'price_changed',
      errors: [{ path: '/expectedTotal' }, { path: `/items/${hat.id}` }],
    });
    expect((await saw(2490, 'EUR')).statusCode).toBe(409);
    expect(await bagOf(as)).toEqual([hat.id]);
    expect((await saw(2490)).statusCode).toBe(201);
  });

  test('when the shop has to confirm a price first', async () => {
    const [as, hat] = [await spark.newUser(), await makeProduct(spark.db)];
    await fillBag(spark, as, [hat]);
    await setProduct(hat, { price_at: new Date(Date.now() - 4 * dayMs) });
    expect(await spark.refusal('createOrder', { as, body: checkout })).toMatchObject({
      code: 'price_changed',
    });
  });

  test('for a key that was used for another order', async () => {
    const [as, product] = [await spark.newUser(), await makeProduct(spark.db)];
    await fillBag(spark, as, [product]);
    const key = newId();
    await spark.call('createOrder', { as, key, body: checkout });
    const other = { ...checkout, address: { ...address, name: 'Somebody else' } };
    expect(await spark.refusal('createOrder', { as, key, body: other })).toMatchObject({
      code: 'idempotency_conflict',
    });
  });
});

test('an order has what was bought, at which price, and where it goes; the bag is empty then', async () => {
  const as = await spark.newUser();
  const [hat, cup] = [
    await makeProduct(spark.db, { title: 'Straw hat', quantity: 5 }),
    await makeProduct(spark.db, { price_amount: 500 }),
  ];
  await fillBag(spark, as, [hat], { quantity: 2 });
  await fillBag(spark, as, [cup]);
  const order = await spark.call('createOrder', { as, body: checkout });
  expect(order).toMatchObject({
    number: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
    status: 'pending',
    address: { ...address, line2: null, region: null },
    delivery: { id: 'standard', name: 'Standard delivery', days: { from: 2, to: 5 } },
    subtotal: { amount: 4480, currency: 'USD' },
    deliveryPrice: { amount: 0 },
    total: { amount: 4480, currency: 'USD' },
    refunded: { amount: 0 },
    payment: { provider: 'manual', paidAt: null },
    history: [{ type: 'placed' }],
    viewer: { canPay: false, canCancel: true },
  });
  expect(order.lines.toSorted((one, other) => one.quantity - other.quantity)).toMatchObject([
    { productId: cup.id, quantity: 1, total: { amount: 500 } },
    { productId: hat.id, title: 'Straw hat', quantity: 2, price: { amount: 1990 }, total: { amount: 3980 } },
  ]);
  expect(await bagOf(as)).toEqual([]);
  expect(await stockOf(spark, hat)).toEqual({ quantity: 5, reserved: 2 });
  await setProduct(hat, { price_amount: 1, title: 'Another hat' });
  expect(await spark.call('getOrder', { as, params: order })).toEqual(order);
});

test('a retry finds the first order', async () => {
  const [as, product, key] = [await spark.newUser(), await makeProduct(spark.db, { quantity: 9 }), newId()];
  await fillBag(spark, as, [product]);
  const buying = () => spark.call('createOrder', { as, key, body: checkout });
  const orders = await Promise.all([buying(), buying(), buying()]);
  expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
  expect(await stockOf(spark, product)).toEqual({ quantity: 9, reserved: 1 });
});

test('where payments are arranged by hand there is no page to pay on', async () => {
  const as = await spark.newUser();
  const order = await buy(spark, as, [await makeProduct(spark.db)]);
  expect(await spark.call('payOrder', { as, params: order })).toEqual({ url: null });
});

test('two taps without a key buy once', async () => {
  const [as, product] = [await spark.newUser(), await makeProduct(spark.db, { quantity: 9 })];
  await fillBag(spark, as, [product]);
  const taps = await Promise.all([1, 2, 3].map(() => spark.request('createOrder', { as, body: checkout })));
  expect(taps.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409]);
  expect(await stockOf(spark, product)).toEqual({ quantity: 9, reserved: 1 });
});

test('of a bag of several currencies one is bought after the other', async () => {
  const as = await spark.newUser();
  const [dollars, euros] = [
    await makeProduct(spark.db),
    await makeProduct(spark.db, { price_currency: 'EUR' }),
  ];
  await fillBag(spark, as, [dollars, euros]);
  expect(await spark.refusal('createOrder', { as, body: checkout })).toMatchObject({
    code: 'validation_failed',
    errors: [{ path: '/currency', message: expect.stringContaining('EUR and USD') }],
  });
  const yen = { ...checkout, currency: 'JPY' };
  expect(await spark.refusal('createOrder', { as, body: yen })).toMatchObject({ code: 'conflict' });
  const first = await spark.call('createOrder', { as, body: { ...checkout, currency: 'EUR' } });
  expect(first.total).toEqual({ amount: 1990, currency: 'EUR' });
  expect(await bagOf(as)).toEqual([dollars.id]);
  expect((await spark.call('createOrder', { as, body: checkout })).total.currency).toBe('USD');
});

test('the last piece is sold once, however many want it at the same moment', async () => {
  const [last, other] = [await makeProduct(spark.db, { quantity: 1 }), await makeProduct(spark.db)];
  const buyers = await Promise.all(Array.from({ length: 16 }, () => spark.newUser()));
  // Half of them have it in their bags as the first thing, half as the second.
  await Promise.all(buyers.map((as, index) => fillBag(spark, as, index % 2 ? [last, other] : [other, last])));
  const answers = await Promise.all(buyers.map((as) => spark.request('createOrder', { as, body: checkout })));
  const sold = answers.filter(({ statusCode }) => statusCode === 201);
  expect(sold).toHaveLength(1);
  for (const answer of answers.filter((one) => !sold.includes(one))) {
    expect(answer.json()).toMatchObject({ code: 'out_of_stock', errors: [{ path: `/items/${last.id}` }] });
  }
  expect(await stockOf(spark, last)).toEqual({ quantity: 1, reserved: 1 });
  expect(await stockOf(spark, other)).toMatchObject({ reserved: 1 });
  const bags = await Promise.all(buyers.map(bagOf));
  expect(bags.filter((bag) => bag.length === 2)).toHaveLength(15);
});

test('the shop’s counts leave promises alone, and nobody waits in a circle', async () => {
  const products = [
    await makeProduct(spark.db, { external_id: 'circle-b', quantity: 50 }),
    await makeProduct(spark.db, { external_id: 'circle-a', quantity: 50 }),
  ];
  const buyers = await Promise.all(Array.from({ length: 8 }, () => spark.newUser()));
  await Promise.all(buyers.map((as) => fillBag(spark, as, products)));
  const push = (quantity: number) => {
    const at = new Date().toISOString();
    const items = products.map(({ external_id: externalId }) => {
      return { externalId, availability: 'in_stock', quantity, at };
    });
    return spark.call('putShopStock', { headers: { authorization: `Bearer ${shopKey}` }, body: { items } });
  };
  await Promise.all([
    ...buyers.map((as) => spark.call('createOrder', { as, body: checkout })),
    ...buyers.map(() => push(40)),
  ]);
  for (const product of products)
    expect(await stockOf(spark, product)).toEqual({ quantity: 40, reserved: 8 });
  await push(8);
  for (const params of products) {
    expect(await spark.call('getProduct', { params })).toMatchObject({ isBuyable: false });
  }
  await push(9);
  for (const params of products) {
    expect(await spark.call('getProduct', { params })).toMatchObject({ isBuyable: true });
  }
});

test('an order that is not paid in time ends: its pieces are free and back in the bag', async () => {
  const [as, hat] = [await spark.newUser(), await makeProduct(spark.db, { quantity: 2 })];
  const order = await buy(spark, as, [hat], { quantity: 2 });
  await expireOrders(spark.db, new Date(Date.now() + 6 * dayMs));
  expect(await stockOf(spark, hat)).toEqual({ quantity: 2, reserved: 2 });
  expect(await spark.call('getProduct', { params: hat })).toMatchObject({ isBuyable: false });
  await expireOrders(spark.db, new Date(Date.now() + 8 * dayMs));
  await expireOrders(spark.db, new Date(Date.now() + 8 * dayMs));
  expect(await spark.call('getOrder', { as, params: order })).toMatchObject({
    status: 'cancelled',
    history: [{ type: 'placed' }, { type: 'expired' }],
    reservedUntil: null,
  });
  expect(await stockOf(spark, hat)).toEqual({ quantity: 2, reserved: 0 });
  expect(await spark.call('getBag', { as })).toMatchObject({ items: [{ productId: hat.id, quantity: 2 }] });
});

test('a buyer sees their own orders, newest first, page by page, and nobody else’s', async () => {
  const [as, stranger] = [await spark.newUser(), await spark.newUser()];
  const product = await makeProduct(spark.db);
  const ids = [];
  for (let count = 0; count < 3; count++) ids.unshift((await buy(spark, as, [product])).id);
  const first = await spark.call('listOrders', { as, query: { limit: 2 } });
  const second = await spark.call('listOrders', { as, query: { limit: 2, cursor: first.nextCursor ?? '' } });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
  expect(second.nextCursor).toBe(null);
  expect(await spark.call('listOrders', { as: stranger })).toEqual({ items: [], nextCursor: null });
  const query = { cursor: first.nextCursor ?? '' };
  expect(await spark.refusal('listOrders', { as: stranger, query })).toMatchObject({
    code: 'invalid_cursor',
  });
  for (const name of ['getOrder', 'cancelOrder', 'payOrder'] as const) {
    for (const id of [ids[0], newId()]) {
      expect(await spark.refusal(name, { as: stranger, params: { id } })).toMatchObject({
        code: 'not_found',
      });
    }
  }
});
