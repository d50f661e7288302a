import { limits } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePost, makeProduct } from '../../../../test/factories.ts';
import { fillBag } from '../../../../test/shopping.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { waitingFor } from '../../../../test/waiting-for.ts';
import { newId } from '../../../platform/db/index.ts';
import { lockBag } from './bag.queries.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

const setProduct = (product: { id: string }, facts: object) =>
  spark.db.updateTable('products').set(facts).where('id', '=', product.id).execute();

describe('a bag refuses', () => {
  test('visitors, whose bag is on their device', async () => {
    for (const name of ['getBag', 'mergeBag', 'listOrders'] as const) {
      expect(await spark.refusal(name, { body: { items: [] } })).toMatchObject({ code: 'unauthenticated' });
    }
  });

  test('products nobody knows', async () => {
    const as = await spark.newUser();
    for (const productId of [newId(), 'nonsense', `${newId()}0`]) {
      const refusal = await spark.refusal('putBagItem', { as, params: { productId }, body: { quantity: 1 } });
      expect(refusal).toMatchObject({ code: 'not_found' });
    }
  });

  test.each([0, -1, 1e9, 1.5, '1', null, limits.bagQuantity + 1])('the quantity %s', async (quantity) => {
    const [as, product] = [await spark.newUser(), await makeProduct(spark.db)];
    const refusal = await spark.refusal('putBagItem', {
      as,
      params: { productId: product.id },
      body: { quantity },
    });
    expect(refusal).toMatchObject({ code: 'validation_failed', errors: [{ path: '/quantity' }] });
  });

  test('what cannot be bought', async () => {
    const [as, product] = [await spark.newUser(), await makeProduct(spark.db, { quantity: 2, reserved: 2 })];
    const refusal = await spark.refusal('putBagItem', {
      as,
      params: { productId: product.id },
      body: { quantity: 1 },
    });
    expect(refusal).toMatchObject({ code: 'out_of_stock', status: 409 });
    expect(await spark.call('getBag', { as })).toMatchObject({ items: [], count: 0, totals: [] });
  });

  test('more different products than it holds', async () => {
    const as = await spark.newUser();
    const products = [];
    for (let count = 0; count < limits.bagLines; count++) products.push(await makeProduct(spark.db));
    const items = products.map(({ id }) => ({ productId: id, quantity: 1 }));
    await spark.call('mergeBag', { as, body: { items } });
    const another = await makeProduct(spark.db);
    const put = (id: string) =>
      spark.request('putBagItem', { as, params: { productId: id }, body: { quantity: 2 } });
    expect((await put(another.id)).json()).toMatchObject({ code: 'conflict' });
    expect((await put(products[0]?.id ?? '')).statusCode).toBe(200);
    const merged = await spark.call('mergeBag', {
      as,
      body: { items: [{ productId: another.id, quantity: 1 }] },
    });
    expect(merged.items).toHaveLength(limits.bagLines);
  });
});

test('a bag keeps what was put in, from which post and at which price, last added first', async () => {
  const [as, hat, cup] = [await spark.newUser(), await makeProduct(spark.db), await makeProduct(spark.db)];
  const post = await makePost(spark.db);
  await fillBag(spark, as, [hat], { quantity: 2, fromPostId: post.id });
  await fillBag(spark, as, [cup]);
  expect(await spark.call('getBag', { as })).toMatchObject({
    items: [
      { productId: cup.id, quantity: 1, fromPostId: null },
      {
        productId: hat.id,
        quantity: 2,
        fromPostId: post.id,
        priceWhenAdded: { amount: 1990, currency: 'USD' },
        total: { amount: 3980, currency: 'USD' },
        isBuyable: true,
        available: null,
        changes: [],
      },
    ],
    count: 3,
    totals: [{ amount: 5970, currency: 'USD' }],
    checkout: 'builtin',
  });
  const changed = await spark.call('putBagItem', {
    as,
    params: { productId: hat.id },
    body: { quantity: 1 },
  });
  expect(changed.items[1]).toMatchObject({ quantity: 1, fromPostId: post.id });
  for (let twice = 0; twice < 2; twice++) {
    const left = await spark.call('deleteBagItem', { as, params: { productId: hat.id } });
    expect(left.items.map(({ productId }) => productId)).toEqual([cup.id]);
  }
});

test('a post that is not there does not stand in the way of buying', async () => {
  const [as, product] = [await spark.newUser(), await makeProduct(spark.db)];
  await fillBag(spark, as, [product], { fromPostId: newId() });
  expect((await spark.call('getBag', { as })).count).toBe(1);
});

test('a bag tells what has changed since', async () => {
  const as = await spark.newUser();
  const [dearer, short, gone, stale] = [
    await makeProduct(spark.db),
    await makeProduct(spark.db, { quantity: 5 }),
    await makeProduct(spark.db),
    await makeProduct(spark.db),
  ];
  await fillBag(spark, as, [dearer, short, gone, stale], { quantity: 3 });
  await setProduct(dearer, { price_amount: 2490 });
  await setProduct(short, { reserved: 3 });
  await setProduct(gone, { availability: 'out_of_stock' });
  await setProduct(stale, { price_at: new Date(Date.now() - 73 * 3_600_000) });
  const bag = await spark.call('getBag', { as });
  const line = (product: { id: string }) => bag.items.find(({ productId }) => productId === product.id);
  expect(line(dearer)).toMatchObject({ changes: ['price'], isBuyable: true, total: { amount: 7470 } });
  expect(line(short)).toMatchObject({ changes: ['short'], isBuyable: false, available: 2 });
  expect(line(gone)).toMatchObject({ changes: ['gone'], isBuyable: false, available: 0 });
  expect(line(stale)).toMatchObject({ changes: ['price_unknown'], isBuyable: false, total: null });
  expect(bag.totals).toEqual([{ amount: 7470, currency: 'USD' }]);
  const seen = await spark.call('putBagItem', {
    as,
    params: { productId: dearer.id },
    body: { quantity: 3 },
  });
  expect(seen.items.find(({ productId }) => productId === dearer.id)?.changes).toEqual([]);
});

test('a bag of several currencies has a total for each', async () => {
  const as = await spark.newUser();
  await fillBag(spark, as, [
    await makeProduct(spark.db, { price_currency: 'EUR', price_amount: 1000 }),
    await makeProduct(spark.db),
    await makeProduct(spark.db, { price_currency: 'EUR', price_amount: 500 }),
  ]);
  expect((await spark.call('getBag', { as })).totals).toEqual([
    { amount: 1500, currency: 'EUR' },
    { amount: 1990, currency: 'USD' },
  ]);
});

test('a visitor’s bag is shown as it stands, and comes in once when they sign in', async () => {
  const [as, hat, cup] = [await spark.newUser(), await makeProduct(spark.db), await makeProduct(spark.db)];
  const post = await makePost(spark.db);
  const addedAt = new Date(Date.now() - 3_600_000).toISOString();
  const items = [
    {
      productId: hat.id,
      quantity: 2,
      fromPostId: post.id,
      addedAt,
      priceWhenAdded: { amount: 990, currency: 'USD' },
    },
    { productId: cup.id, quantity: 1 },
    { productId: newId(), quantity: 1 },
  ];
  const preview = await spark.call('previewBag', { body: { items } });
  expect(preview.items).toMatchObject([
    { productId: hat.id, changes: ['price'], addedAt },
    { productId: cup.id, changes: [] },
  ]);
  await fillBag(spark, as, [cup], { quantity: 4 });
  for (let twice = 0; twice < 2; twice++) {
    const merged = await spark.call('mergeBag', { as, body: { items } });
    expect(merged.items).toMatchObject([
      { productId: cup.id, quantity: 4 },
      { productId: hat.id, quantity: 2, fromPostId: post.id, changes: ['price'] },
    ]);
  }
});

test('every page knows what is in the bag, for who is signed in is asked with it', async () => {
  const as = await spark.newUser();
  expect((await spark.call('getMe', { as })).bag).toEqual([]);
  const [hat, cup] = [await makeProduct(spark.db), await makeProduct(spark.db)];
  await fillBag(spark, as, [hat], { quantity: 3 });
  await fillBag(spark, as, [cup]);
  const inBag = (await spark.call('getBag', { as })).items.map(({ productId, quantity }) => ({
    productId,
    quantity,
  }));
  expect((await spark.call('getMe', { as })).bag).toEqual(inBag);
  expect(inBag).toHaveLength(2);
  await setProduct(cup, { quantity: 0 });
  expect((await spark.call('getMe', { as })).bag).toEqual(inBag);
});

test('a bag that is brought along while an order is made of it waits for the order, and never in a circle', async () => {
  const as = await spark.newUser();
  const ids = [(await makeProduct(spark.db)).id, (await makeProduct(spark.db)).id].toSorted();
  const items = ids.toReversed().map((productId) => ({ productId, quantity: 1 }));
  await spark.call('mergeBag', { as, body: { items } });
  const merged = Promise.withResolvers<unknown>();
  await spark.db.transaction().execute(async (trx) => {
    const lines = trx.selectFrom('bag_items').select('product_id').where('user_id', '=', as.id);
    await lines
      .where('product_id', '=', ids[0] ?? '')
      .forUpdate()
      .execute();
    merged.resolve(spark.call('mergeBag', { as, body: { items } }));
    await waitingFor(spark.db, 1);
    await lockBag(trx, as.id);
  });
  expect(await merged.promise).toMatchObject({ items: [{}, {}] });
});
