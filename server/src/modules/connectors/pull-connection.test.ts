import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { item } from '../../../test/shops/fake-shop.ts';
import { items, openShopDesk, type ShopDesk } from '../../../test/shops/shop-desk.ts';
import { throttled } from '../../../test/shops/shopify-dialect.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';
import { disconnectShop, loadConnections, pullConnection, queueDueShops, readShopJob } from './index.ts';

let spark: TestApp;
let desk: ShopDesk;
beforeAll(async () => {
  spark = await createTestApp();
  desk = await openShopDesk(spark.db);
});
afterAll(async () => {
  await desk.close();
  await spark.close();
});

test('reading begins anew when the list moved so much that something may have been passed over', async () => {
  await desk.open('Medusa');
  desk.shop.items = items(1, 231);
  await desk.connect();
  let lists = 0;
  desk.shop.onRequest = ({ url }) => {
    if (url.pathname === '/store/products' && ++lists === 2) desk.shop.items.splice(0, 20);
  };
  expect(await desk.pull()).toBe('The list of products changed while it was being read.');
  expect(await desk.pull()).toContain('210 added');
});

test('reading passes nothing over when a few products go away meanwhile', async () => {
  await desk.open('Vendure');
  desk.shop.items = items(1, 231);
  await desk.connect();
  let lists = 0;
  desk.shop.onRequest = ({ body }) => {
    if (JSON.stringify(body).includes('SparkProducts') && ++lists === 2) desk.shop.items.splice(0, 3);
  };
  expect(await desk.pull()).toContain('230 added');
});

test('reading waits for points that questions cost at Shopify, and follows products with many variants', async () => {
  await desk.open('Shopify');
  desk.shop.items = [
    item(1, {
      variants: Array.from({ length: 230 }, (_, index) => ({ options: { Size: String(index) } })),
    }),
  ];
  await desk.connect();
  desk.shop.mishaps = [throttled(0.1), null, throttled(0.1)];
  expect(await desk.pull()).toContain('230 added');
  desk.shop.mishaps = [throttled(300)];
  expect(await desk.pull()).toContain('asks to be called less often');
  expect((await desk.row()).next_at.getTime() - Date.now()).toBeGreaterThan(250_000);
});

test('reading takes quantities Shopify does not show for unknown, and says so', async () => {
  await desk.open('Shopify');
  desk.shop.distort = (json) => ({
    ...JSON.parse(
      JSON.stringify(json, (key, value: unknown) => (key === 'quantityAvailable' ? null : value)),
    ),
    errors: [
      { message: 'Access denied for quantityAvailable field.', extensions: { code: 'ACCESS_DENIED' } },
    ],
  });
  expect((await desk.connect()).remarks).toHaveLength(1);
  await desk.pull();
  expect(await desk.stockOf(1_000)).toMatchObject({ availability: 'in_stock', quantity: null });
});

test('reading by two at once is done by one of them', async () => {
  await desk.open('Vendure');
  await desk.connect();
  const { id } = await desk.row();
  const both = await Promise.all([
    pullConnection(desk.services(), id, new Date()),
    pullConnection(desk.services(), id, new Date()),
  ]);
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual([
    '3 added, 0 changed, 0 unchanged, 0 missing, 0 left out.',
    'Somebody else reads it, or it is gone.',
  ]);
});

test('reading leaves newer facts of the shop alone', async () => {
  await desk.open('Medusa');
  await desk.connect();
  await desk.pull();
  const { id } = await desk.row();
  desk.shop.onRequest = ({ url }) => {
    if (url.pathname !== '/store/products') return;
    desk.shop.onRequest = () => undefined;
    pushed = spark.request('putShopStock', {
      headers: { authorization: `Bearer ${shopKey}` },
      body: {
        items: [
          {
            externalId: desk.idOf(1_000),
            availability: 'out_of_stock',
            quantity: 0,
            at: new Date().toISOString(),
          },
        ],
      },
    });
  };
  let pushed: Promise<{ statusCode: number }> | null = null;
  await pullConnection(desk.services(), id, new Date(Date.now() - 1_000));
  expect((await (pushed as Promise<{ statusCode: number }> | null))?.statusCode).toBe(200);
  expect(await desk.stockOf(1_000)).toMatchObject({ availability: 'out_of_stock', quantity: 0 });
});

test('reading stops when the shop is disconnected meanwhile', async () => {
  await desk.open('Vendure');
  await desk.connect();
  const { id } = await desk.row();
  let gone: Promise<unknown> = Promise.resolve();
  desk.shop.onRequest = () => {
    desk.shop.onRequest = () => undefined;
    gone = disconnectShop(spark.db, 'shop', { retires: false, now: new Date() });
  };
  const [{ outcome }] = await Promise.all([pullConnection(desk.services(), id, new Date()), gone]);
  expect(outcome).toMatch(/changed while it was read|added/);
  expect(await loadConnections(spark.db)).toEqual([]);
});

test('reading is queued for every shop that is due, and only for those', async () => {
  await desk.open('Vendure');
  await desk.connect();
  expect(await queueDueShops(spark.db, new Date(Date.now() - 60_000))).toBe(0);
  expect(await queueDueShops(spark.db, new Date())).toBe(1);
  const job = readShopJob({ ...spark, outbound: desk.shop.outbound }, desk.environment);
  const { id } = await desk.row();
  await job.run({ connectionId: id }, { now: new Date(), isLast: true });
  expect(await queueDueShops(spark.db, new Date())).toBe(0);
  expect(await queueDueShops(spark.db, new Date(Date.now() + 11 * 60_000))).toBe(1);
});

test('reading imports the same products once more after a day, so that their prices stay confirmed', async () => {
  await desk.open('Vendure');
  await desk.connect();
  const { id } = await desk.row();
  const read = async (hours: number) => {
    const at = new Date(Date.now() + hours * 3_600_000);
    return (await pullConnection(desk.services(), id, at)).outcome;
  };
  expect(await read(0)).toContain('3 added');
  expect(await read(23)).toBe('Nothing changed.');
  expect(await read(25)).toContain('3 unchanged');
});

test('reading takes links into a network of one’s own, where its host is named', async () => {
  await desk.open('Medusa');
  const { hostname } = new URL(desk.shop.origin);
  desk.shop.distort = (json) =>
    JSON.parse(JSON.stringify(json).replaceAll('https://img.example', `http://${hostname}:9000/static`));
  const productPage = 'http://10.0.0.7/products/{handle}';
  await desk.connect({ settings: { productPage } });
  expect(await desk.pull()).toBe('None of the 3 rows could be taken.');
  await desk.connect({ settings: { productPage }, allowedHosts: [hostname, '10.0.0.7'] });
  expect(await desk.pull()).toContain('3 added');
});

test('reading waits while another feed is imported, and keeps what it has', async () => {
  await desk.open('Shopify');
  await desk.connect();
  const done = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const other = spark.db.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(7205018)`.execute(db);
    held.resolve();
    await done.promise;
    await sql`select pg_advisory_unlock(7205018)`.execute(db);
  });
  await held.promise;
  expect(await desk.pull()).toBe('Another import is running.');
  const asked = desk.shop.requests.length;
  expect(await desk.status()).toMatchObject({ failures: 0, reading: { kind: 'whole', products: 3 } });
  done.resolve();
  await other;
  expect(await desk.pull()).toContain('3 added');
  expect(desk.shop.requests).toHaveLength(asked);
});

test('reading waits for a person when too much is gone, and follows what changes meanwhile', async () => {
  await desk.open('Shopify');
  desk.shop.items = items(1, 21);
  await desk.connect();
  await desk.pull();
  desk.shop.items = [item(1, { changedAt: new Date(), variants: [{ stock: 0 }] }), ...items(2, 11)];
  await desk.askForAll();
  expect(await desk.pull()).toMatch(/^It waits for a person[.] 10 of 20 /);
  expect(await desk.status()).toMatchObject({ products: 20, failures: 0 });
  expect(await desk.pull()).toBe('1 changed, 0 left out.');
  expect((await desk.stockOf(1_000))?.availability).toBe('out_of_stock');
});
