import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShopDesk, type ShopDesk } from '../../../test/shops/shop-desk.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { findCartLink } from './index.ts';

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

const line = (variant: number, quantity = 1) => ({
  externalId: desk.idOf(variant),
  quantity,
});

test('a cart is filled by the address the shop has for it', async () => {
  await desk.open('Shopify');
  await desk.connect();
  expect(await findCartLink(database.db, [line(1_000, 2), line(2_000)], 'post-7')).toBe(
    `${desk.shop.origin}/cart/1000:2,2000:1?attributes%5Bspark%5D=post-7`,
  );
});

test('a cart takes one product at WooCommerce, and several where the operator names a page for them', async () => {
  await desk.open('WooCommerce without a key');
  await desk.connect();
  expect(await findCartLink(database.db, [line(1_000, 2)], null)).toBe(
    `${desk.shop.origin}/?add-to-cart=1000&quantity=2`,
  );
  expect(await findCartLink(database.db, [line(1_000), line(2_000)], null)).toBeNull();
  await desk.connect({ settings: { cartPage: 'https://cups.example/checkout-link/?products={lines}' } });
  expect(await findCartLink(database.db, [line(1_000), line(2_000, 3)], null)).toBe(
    'https://cups.example/checkout-link/?products=1000:1,2000:3',
  );
});

test('a cart is the operator’s own at Medusa and Vendure, or none', async () => {
  await desk.open('Medusa');
  await desk.connect();
  expect(await findCartLink(database.db, [line(1_000)], null)).toBeNull();
  const cartPage = 'https://cups.example/add?variant={variant}&count={quantity}&from={reference}';
  await desk.connect({ settings: { ...desk.known.settings, cartPage } });
  expect(await findCartLink(database.db, [line(1_000, 2)], 'a&b')).toBe(
    'https://cups.example/add?variant=variant_001000&count=2&from=a%26b',
  );
});

test('a cart holds products of one connected shop only', async () => {
  await desk.open('Shopify');
  await desk.connect();
  expect(
    await findCartLink(database.db, [line(1_000), { externalId: 'other:1', quantity: 1 }], null),
  ).toBeNull();
  expect(await findCartLink(database.db, [{ externalId: 'CUP-1', quantity: 1 }], null)).toBeNull();
  expect(await findCartLink(database.db, [], null)).toBeNull();
});
