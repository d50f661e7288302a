import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderFor } from '../../../test/shops/known-shops.ts';
import { openShopDesk, type ShopDesk } from '../../../test/shops/shop-desk.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { connectShop, disconnectShop, loadConnections } from './index.ts';

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

test('connecting is refused for what cannot work, with a sentence each', async () => {
  await desk.open('Shopify');
  await expect(desk.connect({ name: 'My shop' })).rejects.toThrow('small letters');
  await expect(desk.connect({ keyVariable: null })).rejects.toThrow(
    'Shopify needs its Storefront API access token',
  );
  await expect(desk.connect({ settings: { region: 'Germany' } })).rejects.toThrow('a country, such as DE');
  await expect(desk.connect({ settings: { cartPage: 'https://x.example/{variants}' } })).rejects.toThrow(
    '{variants}',
  );
  await expect(desk.connect({ kind: 'medusa', settings: {} })).rejects.toThrow('--product-page');
  await expect(desk.connect({ kind: 'vendure', settings: desk.known.settings })).rejects.toThrow(
    'without a key',
  );
  expect(desk.shop.requests).toEqual([]);
});

test('connecting never reaches into our own network, and sends keys over https', async () => {
  await desk.open('Shopify');
  const refused = { db: database.db, environment: desk.environment, outbound: {} };
  for (const address of [
    'http://127.0.0.1:5432',
    'http://169.254.169.254',
    'file:///etc',
    'http://localhost/',
  ]) {
    const order = { ...orderFor(desk.known, desk.shop), address, allowedHosts: [] };
    await expect(connectShop(refused, order, new Date())).rejects.toThrow('--allow-host');
  }
  const open = { ...orderFor(desk.known, desk.shop), address: 'http://shop.example', allowedHosts: [] };
  await expect(connectShop(refused, open, new Date())).rejects.toThrow('over https only');
  expect(desk.shop.requests).toEqual([]);
});

test('connecting keeps the name of the variable that holds the key, and not the key', async () => {
  await desk.open('Shopify');
  await desk.connect();
  await desk.pull();
  const kept = JSON.stringify([await desk.row(), await loadConnections(database.db)]);
  expect(kept).toContain('SHOP_KEY');
  expect(kept).not.toContain(desk.known.key);
});

test('connecting twice is following differently; another kind needs another name', async () => {
  await desk.open('WooCommerce with a key');
  await desk.connect();
  await desk.connect({ everyMinutes: 30 });
  expect(await loadConnections(database.db)).toMatchObject([{ name: 'shop', everyMinutes: 30 }]);
  await database.db.updateTable('shop_connections').set({ kind: 'shopify' }).execute();
  await expect(desk.connect()).rejects.toThrow('shop is Shopify already');
});

test('connecting ends by disconnecting: the products stay, or go off the shelves', async () => {
  await desk.open('Vendure');
  await desk.connect();
  await desk.pull();
  await disconnectShop(database.db, 'shop', { retires: false, now: new Date() });
  expect(await desk.stockOf(1_000)).toMatchObject({ missing_since: null });
  await desk.connect();
  expect(await disconnectShop(database.db, 'shop', { retires: true, now: new Date() })).toBe(3);
  expect((await desk.stockOf(1_000))?.missing_since).toBeInstanceOf(Date);
  await expect(disconnectShop(database.db, 'shop', { retires: true, now: new Date() })).rejects.toThrow(
    'No shop',
  );
});
