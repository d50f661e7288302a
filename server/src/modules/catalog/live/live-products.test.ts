import { sql } from 'kysely';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ShopStock } from '@spark/contract';
import { readProblem } from '../../../../test/call.ts';
import { makeProduct } from '../../../../test/factories.ts';
import { openStream, type StreamReader } from '../../../../test/open-stream.ts';
import { createTestApp, shopKey, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';
import { announceCatalog } from '../announce-products.ts';

let spark: TestApp;
let url: string;
/** One whose limits are soon reached. */
let narrow: TestApp;
let narrowUrl: string;
const open: StreamReader[] = [];
const listen = (app: TestApp) => app.app.listen({ port: 0, host: '127.0.0.1' });
beforeAll(async () => {
  [spark, narrow] = await Promise.all([createTestApp(), createTestApp({ streams: { perAddress: 2 } })]);
  [url, narrowUrl] = await Promise.all([listen(spark), listen(narrow)]);
});
afterEach(() => {
  for (const reader of open.splice(0)) reader.close();
});
afterAll(async () => {
  await spark.close();
  await narrow.close();
});

async function follow(...ids: string[]): Promise<StreamReader> {
  const reader = await openStream(url, ids);
  open.push(reader);
  return reader;
}

const headers = { authorization: `Bearer ${shopKey}` };
const put = (product: { external_id: string }, facts: Partial<ShopStock>) =>
  spark.call('putShopStock', {
    headers,
    body: {
      items: [
        {
          externalId: product.external_id,
          availability: 'in_stock',
          at: new Date().toISOString(),
          ...facts,
        },
      ],
    },
  });

const before = { stock_at: new Date(Date.now() - 60_000), price_at: new Date(Date.now() - 60_000) };
const dollars = (amount: number) => ({ amount, currency: 'USD' });

test.each([
  ['what is no id', 'products=hat'],
  ['an unknown parameter', 'posts=1'],
  ['an empty list', 'products='],
  ['too many products', `products=${Array.from({ length: 201 }, newId).join(',')}`],
])('a stream of %s is refused', async (_name, query) => {
  const answer = await spark.send({ method: 'GET', url: `/api/v1/stream?${query}` });
  expect(readProblem(answer)).toMatchObject({ code: 'validation_failed' });
});

test('it begins with how the products are, and leaves out those there are none of', async () => {
  const [hat, cap] = [await makeProduct(spark.db), await makeProduct(spark.db, { quantity: 0 })];
  const reader = await follow(hat.id, cap.id, newId());
  await reader.expects(cap.id, { isBuyable: false });
  expect(reader.last(hat.id)).toEqual({
    id: hat.id,
    isBuyable: true,
    availability: 'in_stock',
    price: dollars(1990),
    originalPrice: null,
  });
  expect(reader.told).toHaveLength(2);
  // Those who come later are told the same without another look.
  const later = await follow(hat.id);
  await later.expects(hat.id, { isBuyable: true });
});

test('changes of stock and price are told, and nothing else', async () => {
  const [hat, cap] = [await makeProduct(spark.db, before), await makeProduct(spark.db, before)];
  const reader = await follow(hat.id);
  await reader.expects(hat.id, { isBuyable: true });
  await put(cap, { availability: 'out_of_stock' });
  await put(hat, { quantity: 7 });
  await put(hat, { quantity: 0 });
  await reader.expects(hat.id, { isBuyable: false });
  await put(hat, { quantity: 3, price: dollars(1490) });
  await reader.expects(hat.id, { isBuyable: true, price: dollars(1490) });
  expect(reader.told.map((state) => state.isBuyable)).toEqual([true, false, true]);
});

test('a change that was missed is told to whoever comes back', async () => {
  const hat = await makeProduct(spark.db, before);
  const reader = await follow(hat.id);
  await reader.expects(hat.id, { isBuyable: true });
  reader.close();
  await put(hat, { availability: 'discontinued' });
  const again = await follow(hat.id);
  await again.expects(hat.id, { isBuyable: false, availability: 'discontinued' });
  expect(again.told).toHaveLength(1);
});

test('a sale that begins and ends is told when it does', async () => {
  const now = Date.now();
  const hat = await makeProduct(spark.db, {
    sale_price_amount: 990,
    sale_starts_at: new Date(now + 700),
    sale_ends_at: new Date(now + 2_200),
  });
  const reader = await follow(hat.id);
  await reader.expects(hat.id, { price: dollars(1990) });
  await reader.expects(hat.id, { price: dollars(990), originalPrice: dollars(1990) });
  await reader.expects(hat.id, { price: dollars(1990), originalPrice: null });
});

test('a price nobody confirms any more goes while one looks at it', async () => {
  const hat = await makeProduct(spark.db, { price_at: new Date(Date.now() - 72 * 3_600_000 + 900) });
  const reader = await follow(hat.id);
  await reader.expects(hat.id, { price: dollars(1990) });
  await reader.expects(hat.id, { price: null });
});

test('what other processes do while this one hears nothing is told once it hears again', async () => {
  const hat = await makeProduct(spark.db, before);
  const reader = await follow(hat.id);
  await reader.expects(hat.id, { isBuyable: true });
  await spark.db
    .updateTable('products')
    .set({ availability: 'out_of_stock' })
    .where('id', '=', hat.id)
    .execute();
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'spark changes'`.execute(spark.db);
  await reader.expects(hat.id, { isBuyable: false });
});

test('one address has so many streams and no more', async () => {
  const hat = await makeProduct(narrow.db);
  const readers = [await openStream(narrowUrl, [hat.id]), await openStream(narrowUrl, [hat.id])];
  const refused = await fetch(`${narrowUrl}/api/v1/stream?products=${hat.id}`);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('30');
  expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
  for (const reader of readers) reader.close();
  const status = async () => {
    const answer = await fetch(`${narrowUrl}/api/v1/stream`);
    await answer.body?.cancel();
    return answer.status;
  };
  await expect.poll(status).toBe(200);
});

test('somebody who reads nothing is dropped instead of being waited for', async () => {
  const strict = await createTestApp({ streams: { unreadBytes: 100_000 } });
  // The system keeps much less of what is unread for a socket of this kind.
  const path = join(strict.dataDir, 'socket');
  await strict.app.listen({ path });
  const connections = () =>
    new Promise<number>((resolve) => strict.app.server.getConnections((_error, count) => resolve(count)));
  const products = await Promise.all(Array.from({ length: 200 }, () => makeProduct(strict.db)));
  const socket = connect(path)
    .on('error', () => undefined)
    .pause();
  const ids = products.map(({ id }) => id).join(',');
  socket.write(`GET /api/v1/stream?products=${ids} HTTP/1.1\r\nhost: spark\r\n\r\n`);
  await expect.poll(connections).toBe(1);
  // Each round tells of 200 products anew; the system keeps the first of them.
  for (let round = 1; round <= 1_000 && (await connections()) > 0; round++) {
    await strict.db.transaction().execute(async (trx) => {
      await trx.updateTable('products').set({ price_amount: round }).execute();
      await announceCatalog(trx);
    });
  }
  expect(await connections()).toBe(0);
  socket.destroy();
  await strict.close();
});

test('a server that stops ends its streams', async () => {
  const other = await createTestApp();
  const reader = await openStream(await listen(other), [(await makeProduct(other.db)).id]);
  await other.close();
  await expect.poll(() => reader.hasEnded).toBe(true);
});
