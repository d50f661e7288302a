import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct } from '../../../../test/factories.ts';
import { openShopDesk, type ShopDesk } from '../../../../test/shops/shop-desk.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';

let spark: TestApp;
let desk: ShopDesk;
beforeAll(async () => {
  spark = await createTestApp({ env: { SPARK_CHECKOUT: 'handover' } });
  desk = await openShopDesk(spark.db);
  await desk.open('Shopify');
  await desk.connect();
});
afterAll(async () => {
  await desk.close();
  await spark.close();
});

test('products of a connected shop are put into its cart, others lead to their own pages', async () => {
  const cup = await makeProduct(spark.db, { external_id: desk.idOf(1_000) });
  const bowl = await makeProduct(spark.db, { external_id: desk.idOf(2_000) });
  const lamp = await makeProduct(spark.db, { url: 'https://lamps.example/one' });
  const items = (...products: { id: string }[]) => products.map(({ id }) => ({ productId: id, quantity: 2 }));

  const cart = await spark.call('createHandover', { body: { items: items(cup, bowl) } });
  expect(cart).toMatchObject({ links: [{ productIds: [cup.id, bowl.id] }], unavailable: [] });
  expect(cart.links[0]?.url).toBe(
    `${desk.shop.origin}/cart/1000:2,2000:2?attributes%5Bspark%5D=${cart.reference}`,
  );

  const pages = await spark.call('createHandover', { body: { items: items(cup, lamp) } });
  expect(pages.links.map(({ url }) => url)).toContain(
    `https://lamps.example/one?spark_ref=${pages.reference}`,
  );
});
