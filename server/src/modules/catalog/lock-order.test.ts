import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '@spark/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct } from '../../../test/factories.ts';
import { feedHeader, feedRow } from '../../../test/feeds.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import { newIdAt } from '../../platform/db/index.ts';
import { rollbackImport } from './import/rollback-import.ts';
import { importCatalog, lockOffers } from './index.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

const headers = { authorization: `Bearer ${shopKey}` };
const at = () => new Date().toISOString();

async function importFeed(feed: string, externalIds: string[], title: string): Promise<void> {
  const location = join(spark.dataDir, `${feed}.csv`);
  await writeFile(location, [feedHeader, ...externalIds.map((id) => feedRow(id, { title })), ''].join('\n'));
  const order = { location, feed, format: 'auto' as const, allowedHosts: [], maxListedIssues: 0 };
  const { status } = await importCatalog(
    spark,
    { ...order, isDryRun: false, allowsShrinking: false, onProgress: () => undefined },
    new Date(),
  );
  expect(status).toBe('applied');
}

/** What writes the products of a feed. */
const writers: [string, (externalIds: string[], feed: string) => Promise<unknown>][] = [
  [
    'a push of stock',
    (externalIds) => {
      const items = externalIds.map((externalId) => ({ externalId, availability: 'in_stock', at: at() }));
      return spark.call('putShopStock', { headers, body: { items } });
    },
  ],
  [
    'a push of products',
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
  ['an import', (externalIds, feed) => importFeed(feed, externalIds, 'A mug')],
];

/** Three products of a feed, whose ids and external ids are in opposite orders, as those of a catalogue may be. */
async function makeFeed() {
  const feed = `feed-${++made}`;
  const products: Awaited<ReturnType<typeof makeProduct>>[] = [];
  for (const [number, letter] of ['c', 'b', 'a'].entries()) {
    const id = newIdAt(new Date(Date.UTC(2026, 0, 1, made, number)));
    products.push(await makeProduct(spark.db, { id, feed, external_id: `${feed}-${letter}` }));
  }
  return { feed, ids: products.map(({ id }) => id), externalIds: products.map((one) => one.external_id) };
}
let made = 0;

test.each(writers)('%s and an order do not wait for each other in a circle', async (_name, write) => {
  const { feed, ids, externalIds } = await makeFeed();
  const written = Promise.withResolvers<unknown>();
  const ordered = Promise.withResolvers<unknown>();
  // Both come to the one in the middle, with one end in hand, and go on together.
  await spark.db.transaction().execute(async (trx) => {
    await sql`select 1 from products where id = ${ids[1]} for update`.execute(trx);
    written.resolve(write(externalIds, feed));
    ordered.resolve(spark.db.transaction().execute((order) => lockOffers(order, ids, new Date())));
    await waitingFor(spark.db, 2);
  });
  const ended = await Promise.allSettled([written.promise, ordered.promise]);
  expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
});

test.each(writers)('%s waits for nobody who merely refers to a product', async (_name, write) => {
  const { feed, ids, externalIds } = await makeFeed();
  await spark.db.transaction().execute(async (trx) => {
    // As a tag that is written does, or what is put into a bag.
    await sql`select from products where id = any(${ids}::uuid[]) for key share`.execute(trx);
    await write(externalIds, feed);
  });
});

test('nor does taking an import back', async () => {
  const { feed, ids, externalIds } = await makeFeed();
  await importFeed(feed, externalIds, 'A mug');
  await spark.db.transaction().execute(async (trx) => {
    await sql`select from products where id = any(${ids}::uuid[]) for key share`.execute(trx);
    expect(await rollbackImport(spark.db, { feed }, new Date())).toMatchObject({ restored: 3 });
  });
});

test('whoever waits in a circle all the same is asked to try again', async () => {
  const { externalIds } = await makeFeed();
  const [last, , first] = externalIds;
  const items = externalIds.map((externalId) => ({ externalId, availability: 'in_stock', at: at() }));
  const refused = Promise.withResolvers<Problem>();
  await spark.db.transaction().execute(async (trx) => {
    // So that the call is the one PostgreSQL ends.
    await sql`set local deadlock_timeout = '1min'`.execute(trx);
    await sql`select from products where external_id = ${last} for update`.execute(trx);
    refused.resolve(spark.refusal('putShopStock', { headers, body: { items } }));
    await waitingFor(spark.db, 1);
    await sql`select from products where external_id = ${first} for update`.execute(trx);
  });
  expect(await refused.promise).toMatchObject({ status: 503, code: 'unavailable' });
});
