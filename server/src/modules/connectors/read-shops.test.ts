import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/shops/fake-shop.ts';
import { knownShops } from '../../../test/shops/known-shops.ts';
import { items, openShopDesk, type ShopDesk } from '../../../test/shops/shop-desk.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { loadConnections } from './index.ts';

let database: TestDatabase;
let desk: ShopDesk;
beforeAll(async () => {
  database = await createTestDatabase();
  desk = await openShopDesk(database.db);
});
afterAll(async () => {
  await desk.close();
  await database.close();
});

async function listed() {
  const rows = await database.db
    .selectFrom('products')
    .select([
      'external_id',
      'title',
      'group_id',
      'availability',
      'quantity',
      'price_amount',
      'price_currency',
    ])
    .select([
      'sale_price_amount',
      'url',
      'image_links',
      'brand',
      'gtin',
      'category',
      'description',
      'attributes',
    ])
    .where('missing_since', 'is', null)
    .orderBy('created_at')
    .orderBy('external_id')
    .execute();
  return new Map(rows.map((row) => [row.external_id, row]));
}

describe.each(knownShops)('$title', (known) => {
  beforeEach(() => desk.open(known.title));

  test.runIf(known.key !== null)(
    'is refused when its key is wrong or not there, and then not followed',
    async () => {
      desk.shop.items = items(1, 3);
      desk.environment['SHOP_KEY'] = `${known.key}0`;
      await expect(desk.connect()).rejects.toThrow('does not accept the key');
      delete desk.environment['SHOP_KEY'];
      await expect(desk.connect()).rejects.toThrow('The environment has no SHOP_KEY');
      expect(await loadConnections(database.db)).toEqual([]);
    },
  );

  test('is refused when its address leads to something else, and then not followed', async () => {
    const elsewhere = `${desk.shop.origin}/elsewhere`;
    await expect(desk.connect({ address: elsewhere })).rejects.toThrow(/^There is no such shop interface/);
    desk.shop.mishaps = [{ status: 301, headers: { location: 'https://www.shop.test/' }, text: '' }];
    await expect(desk.connect()).rejects.toThrow('sends us on to https://www.shop.test/');
    expect(await loadConnections(database.db)).toEqual([]);
  });

  test('is read whole, page by page, and goes on where it broke off', async () => {
    const count = known.pageSize * 2 + 7;
    desk.shop.items = items(1, count + 1);
    const facts = await desk.connect();
    if (facts.products !== null) expect(facts.products).toBe(count);
    const asked = () => desk.shop.requests.filter(({ url, body }) => isList(url, body)).length;
    // Only the second page of the list breaks, twice: one failure is borne.
    let lists = 0;
    const broken = { status: 502, text: '<html>Bad gateway</html>' };
    desk.shop.onRequest = ({ url, body }) => {
      if (isList(url, body) && ++lists === 2) desk.shop.mishaps = [broken, broken];
    };
    expect(await desk.pull()).toContain('broken at the moment (status 502)');
    expect((await listed()).size).toBe(0);
    expect(await desk.status()).toMatchObject({ failures: 1, error: expect.stringContaining('502') });
    const before = asked();
    expect(await desk.pull()).toBe(`${count} added, 0 changed, 0 unchanged, 0 missing, 0 left out.`);
    // The first page was not read again.
    expect(asked() - before).toBe(2);
    const products = await listed();
    expect(products.size).toBe(count);
    expect(products.get(desk.idOf(7_000))).toMatchObject({
      title: 'Cup 7',
      description: 'Cup & saucer number 7.',
      group_id: null,
      availability: 'in_stock',
      quantity: known.countsStock ? 5 : null,
      price_amount: 1990,
      price_currency: 'EUR',
      sale_price_amount: null,
      category: 'Kitchen',
      image_links: ['https://img.example/7.jpg', 'https://img.example/7-b.jpg'],
    });
    expect(products.get(desk.idOf(7_000))?.url).toMatch(/^https:\/\/cups\.example\/.*cup-7/);
    expect(await desk.status()).toMatchObject({ products: count, error: null, failures: 0 });
  });

  test('gives one product for each variant, with what tells them apart', async () => {
    desk.shop.items = [
      item(1, {
        title: 'Mug',
        variants: [
          { options: { Colour: 'Red', Size: 'L' }, price: 1500, before: 2000, barcode: '4006381333931' },
          { options: { Colour: 'Blue', Size: 'L' }, stock: 0 },
          { options: { Colour: 'Green', Size: 'S' }, stock: null },
        ],
      }),
      item(2, { variants: [{ stock: 0, mayWait: true }] }),
    ];
    await desk.connect();
    await desk.pull();
    const products = await listed();
    expect(products.size).toBe(4);
    const red = products.get(desk.idOf(1_000));
    expect(red).toMatchObject({
      title: 'Mug – Red / L',
      attributes: { color: 'Red', size: 'L' },
      availability: 'in_stock',
      price_amount: known.tellsBefore ? 2000 : 1500,
      sale_price_amount: known.tellsBefore ? 1500 : null,
    });
    if (known.kind !== 'vendure' && known.title !== 'WooCommerce without a key') {
      expect(red?.gtin).toBe('4006381333931');
    }
    expect(red?.group_id).toBeTruthy();
    expect(products.get(desk.idOf(1_001))).toMatchObject({
      group_id: red?.group_id,
      availability: 'out_of_stock',
    });
    expect(products.get(desk.idOf(1_002))).toMatchObject({ availability: 'in_stock', quantity: null });
    // Vendure does not tell shoppers that something can be ordered although there is none.
    expect(products.get(desk.idOf(2_000))?.availability).toBe(
      known.kind === 'vendure' ? 'out_of_stock' : 'backorder',
    );
  });

  test('loses what it no longer sells, gets it back, and is not wiped out by an answer without products', async () => {
    desk.shop.items = items(1, 6);
    await desk.connect({ wholeEveryMinutes: 1, everyMinutes: 1 });
    await desk.pull();
    desk.shop.items = items(2, 6);
    await desk.askForAll();
    expect(await desk.pull()).toContain('1 missing');
    expect([...(await listed()).keys()]).not.toContain(desk.idOf(1_000));
    desk.shop.items = items(1, 6);
    await desk.askForAll();
    await desk.pull();
    expect([...(await listed()).keys()]).toContain(desk.idOf(1_000));

    desk.shop.items = [];
    await desk.askForAll();
    await desk.pull();
    expect((await listed()).size).toBe(5);
    const { error } = await desk.status();
    expect(error).toMatch(/[.]$/);
    if (!known.tellsChanges) return;
    // What changes is followed all the same, and what was refused is still told.
    desk.shop.items = [item(2, { changedAt: new Date(), variants: [{ stock: 0 }] })];
    expect(await desk.pull()).toBe('1 changed, 0 left out.');
    expect((await desk.stockOf(2_000))?.availability).toBe('out_of_stock');
    expect(await desk.status()).toMatchObject({ error, failures: 0 });
  });

  test('is called less often when it asks for that', async () => {
    desk.shop.items = items(1, 4);
    await desk.connect();
    desk.shop.mishaps = [{ status: 429, headers: { 'retry-after': '0' }, json: { message: 'Too many' } }];
    expect(await desk.pull()).toContain('3 added');
    desk.shop.mishaps = [{ status: 429, headers: { 'retry-after': '600' }, json: {} }];
    await desk.askForAll();
    expect(await desk.pull()).toContain('asks to be called less often');
    const { nextAt, failures } = await desk.status();
    expect(failures).toBe(1);
    expect(nextAt.getTime() - Date.now()).toBeGreaterThan(500_000);
  });

  test('leaves strange products out, and takes the others', async () => {
    desk.shop.items = [item(1), item(2, { title: '' }), item(3)];
    desk.shop.distort = (json) =>
      JSON.parse(JSON.stringify(json).replaceAll('"Cup 3"', '{"of":"porcelain"}'));
    await desk.connect();
    expect(await desk.pull()).toContain('1 added, 0 changed, 0 unchanged, 0 missing, 2 left out');
    // What was understood before and is not any more stays as it was.
    desk.shop.distort = (json) => JSON.parse(JSON.stringify(json).replaceAll('"Cup 1"', '17'));
    await desk.askForAll();
    expect(await desk.pull()).toMatch('1 added, 0 changed, 0 unchanged, 0 missing, 2 left out.');
    expect((await listed()).size).toBe(2);
    desk.shop.distort = () => ({ nothing: 'known' });
    await desk.askForAll();
    await desk.pull();
    expect((await desk.status()).error).toMatch(/[.]$/);
    expect((await listed()).size).toBe(2);
  });

  test.runIf(known.tellsChanges)('is asked for what changed, and takes it at once', async () => {
    desk.shop.items = items(1, known.pageSize + 5);
    await desk.connect();
    await desk.pull();
    const before = desk.shop.requests.length;
    expect(await desk.pull()).toBe('0 changed, 0 left out.');
    desk.shop.items[2] = item(3, { changedAt: new Date(), variants: [{ stock: 0, price: 2500 }] });
    expect(await desk.pull()).toBe('1 changed, 0 left out.');
    expect(desk.shop.requests.length - before).toBeLessThanOrEqual(3);
    desk.shop.items[3] = item(4, { changedAt: new Date(), title: '' });
    expect(await desk.pull()).toBe(`1 changed, 1 left out. ${desk.idOf(4_000)}: the title is missing.`);
    const products = await listed();
    expect(products.get(desk.idOf(3_000))).toMatchObject({
      availability: 'out_of_stock',
      price_amount: 2500,
    });
    expect(products.size).toBe(known.pageSize + 4);
  });

  test.runIf(!known.tellsChanges)('is read whole each time, as it does not tell what changed', async () => {
    desk.shop.items = items(1, 5);
    await desk.connect();
    await desk.pull();
    expect(await desk.pull()).toBe('Nothing changed.');
    desk.shop.items[2] = item(3, { variants: [{ stock: 0 }] });
    expect(await desk.pull()).toBe('0 added, 1 changed, 3 unchanged, 0 missing, 0 left out.');
    expect((await listed()).get(desk.idOf(3_000))?.availability).toBe('out_of_stock');
  });
});

function isList(url: URL, body: unknown): boolean {
  if (body !== null) return JSON.stringify(body).includes('SparkProducts');
  return url.pathname.endsWith('/products');
}
