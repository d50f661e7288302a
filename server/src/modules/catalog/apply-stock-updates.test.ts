import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShopStock } from '@spark/contract';
import { makeProduct } from '../../../test/factories.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

const headers = { authorization: `Bearer ${shopKey}` };
const put = (items: ShopStock[]) => spark.call('putShopStock', { headers, body: { items } });
const at = (minute: number) => new Date(Date.UTC(2026, 1, 1, 0, minute)).toISOString();
const longAgo = new Date('2026-01-01');

const makeOld = () =>
  makeProduct(spark.db, { stock_at: longAgo, price_at: longAgo, price_amount: 500, quantity: 4 });

async function stateOf(externalId: string) {
  return spark.db
    .selectFrom('products')
    .select(['availability', 'quantity', 'stock_at', 'price_amount', 'price_currency', 'price_at'])
    .where('external_id', '=', externalId)
    .executeTakeFirstOrThrow();
}

const fact = fc.record(
  {
    // Few minutes: many facts of one time.
    minute: fc.integer({ min: 0, max: 3 }),
    availability: fc.constantFrom('in_stock' as const, 'out_of_stock' as const, 'preorder' as const),
    quantity: fc.option(fc.integer({ min: 0, max: 3 })),
    price: fc.record({
      amount: fc.integer({ min: 1, max: 3 }),
      currency: fc.constantFrom('EUR' as const, 'USD' as const),
    }),
  },
  { requiredKeys: ['minute', 'availability'] },
);

test('facts end in the same in every order, cut into calls in any way, and however often they come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fact, { minLength: 1, maxLength: 8 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      async (facts, chances) => {
        const chance = () => chances.next().value ?? 0;
        const [one, other] = [await makeOld(), await makeOld()];
        const itemsFor = (product: { external_id: string }) =>
          facts.map(({ minute, ...rest }) => ({ externalId: product.external_id, at: at(minute), ...rest }));
        await put(itemsFor(one));
        const shuffled = [...itemsFor(other), ...itemsFor(other)]
          .map((item) => ({ item, place: chance() }))
          .toSorted((first, second) => first.place - second.place)
          .map(({ item }) => item);
        for (let start = 0; start < shuffled.length;) {
          const size = 1 + Math.floor(chance() * 4);
          await put(shuffled.slice(start, start + size));
          start += size;
        }
        expect(await stateOf(other.external_id)).toEqual(await stateOf(one.external_id));
      },
    ),
    { numRuns: 10 },
  );
});

test('a price outlives a newer fact that names none, in whatever order both arrive', async () => {
  const product = await makeOld();
  await put([{ externalId: product.external_id, availability: 'in_stock', at: at(2) }]);
  const price = { amount: 700, currency: 'USD' };
  await put([{ externalId: product.external_id, availability: 'out_of_stock', price, at: at(1) }]);
  expect(await stateOf(product.external_id)).toMatchObject({ availability: 'in_stock', price_amount: 700 });
});

test('of two facts of one time the more careful holds', async () => {
  const product = await makeOld();
  const say = (facts: Pick<ShopStock, 'availability' | 'quantity'>) =>
    put([{ externalId: product.external_id, at: at(1), ...facts }]);
  await say({ availability: 'out_of_stock', quantity: 0 });
  await say({ availability: 'in_stock', quantity: 3 });
  expect(await stateOf(product.external_id)).toMatchObject({ availability: 'out_of_stock', quantity: 0 });
});

test('facts that are known change nothing and wake nobody', async () => {
  const product = await makeOld();
  const items = [{ externalId: product.external_id, availability: 'out_of_stock' as const, at: at(1) }];
  await put(items);
  const jobs = async () =>
    spark.db
      .withTables<{ 'graphile_worker.jobs': { id: string } }>()
      .selectFrom('graphile_worker.jobs')
      .select('id')
      .execute();
  const before = await jobs();
  expect(await put(items)).toEqual({ applied: 1, ignoredAsOlder: 0, unknown: [] });
  expect(await jobs()).toEqual(before);
});

test('calls about the same products in other orders do not wait for each other in a circle', async () => {
  const products = await Promise.all(Array.from({ length: 30 }, () => makeOld()));
  const items = products.map(({ external_id: externalId }) => ({
    externalId,
    availability: 'in_stock' as const,
  }));
  await Promise.all(
    Array.from({ length: 12 }, (_, call) => {
      const dated = items.map((item) => ({ ...item, quantity: call, at: at(call) }));
      return put(call % 2 === 0 ? dated : dated.toReversed());
    }),
  );
  for (const { external_id: externalId } of products) {
    expect(await stateOf(externalId)).toMatchObject({ quantity: 11 });
  }
});
