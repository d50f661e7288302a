import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct } from '../../../test/factories.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';
import { newIdAt } from '../../platform/db/index.ts';
import { lockOffers } from './index.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

const headers = { authorization: `Bearer ${shopKey}` };
const at = () => new Date().toISOString();

const calls: [string, (externalIds: string[]) => Promise<unknown>][] = [
  [
    'stock',
    (externalIds) => {
      const items = externalIds.map((externalId) => ({ externalId, availability: 'in_stock', at: at() }));
      return spark.call('putShopStock', { headers, body: { items } });
    },
  ],
  [
    'products',
    (externalIds) => {
      const facts = { title: 'A cup', link: 'https://shop.example/cup' };
      const items = externalIds.map((externalId) => ({
        ...facts,
        imageLink: 'https://shop.example/cup.jpg',
        externalId,
        description: '',
        price: { amount: 100, currency: 'USD' },
        availability: 'in_stock',
        at: at(),
      }));
      return spark.call('putShopProducts', { headers, body: { items } });
    },
  ],
];

test.each(calls)('a push of %s and an order do not wait for each other in a circle', async (name, push) => {
  // Their ids and their external ids are in opposite orders, as those of a catalogue may be.
  const products: Awaited<ReturnType<typeof makeProduct>>[] = [];
  for (const [number, letter] of ['c', 'b', 'a'].entries()) {
    const id = newIdAt(new Date(Date.UTC(2026, 0, 1, 0, number)));
    products.push(await makeProduct(spark.db, { id, external_id: `${name}-${letter}` }));
  }
  const ids = products.map(({ id }) => id);
  const pushed = Promise.withResolvers<unknown>();
  const ordered = Promise.withResolvers<unknown>();
  // Both come to the one in the middle, with one end in hand, and go on together.
  await spark.db.transaction().execute(async (trx) => {
    await sql`select 1 from products where id = ${ids[1]} for update`.execute(trx);
    pushed.resolve(push(products.map(({ external_id: externalId }) => externalId)));
    ordered.resolve(spark.db.transaction().execute((order) => lockOffers(order, ids, new Date())));
    await expect.poll(countWaiting).toBe(2);
  });
  const ended = await Promise.allSettled([pushed.promise, ordered.promise]);
  expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
});

async function countWaiting(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(spark.db);
  return rows[0]?.n ?? 0;
}
