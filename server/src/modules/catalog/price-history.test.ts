import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createFeedImports, type FeedImports } from '../../../test/feeds.ts';
import { applyStockUpdates } from './apply-stock-updates.ts';
import { rollbackImport } from './import/rollback-import.ts';
import { loadProductCards } from './load-product-cards.ts';
import { putShopProducts } from './put-shop-products.ts';
import { sweepPrices } from './sweep-prices.ts';

let feeds: FeedImports;
beforeAll(async () => {
  feeds = await createFeedImports();
});
afterAll(() => feeds.close());
beforeEach(async () => {
  await feeds.db.deleteFrom('products').execute();
});

const day = (number: number) => new Date(Date.UTC(2026, 4, number));

async function importLamp(now: Date, price: string, sale = '', dates = '') {
  const header =
    'id,title,description,link,image_link,availability,price,sale_price,sale_price_effective_date';
  const link = 'https://shop.example/lamp';
  const location = join(feeds.folder, 'lamp.csv');
  await writeFile(
    location,
    `${header}\nlamp,Lamp,Bright.,${link},${link}.jpg,in_stock,${price},${sale},${dates}\n`,
  );
  return feeds.importFile(location, {}, now);
}

const pushPrice = (now: Date, amount: number) =>
  feeds.db.transaction().execute((trx) =>
    applyStockUpdates(
      trx,
      [
        {
          externalId: 'lamp',
          availability: 'in_stock',
          price: { amount, currency: 'EUR' },
          at: now.toISOString(),
        },
      ],
      now,
    ),
  );

const pushSale = (now: Date, amount: number, saleAmount: number) =>
  feeds.db.transaction().execute((trx) =>
    putShopProducts(
      trx,
      [
        {
          externalId: 'lamp',
          title: 'Lamp',
          description: 'Bright.',
          link: 'https://shop.example/lamp',
          imageLink: 'https://shop.example/lamp.jpg',
          availability: 'in_stock',
          price: { amount, currency: 'EUR' },
          salePrice: { amount: saleAmount, currency: 'EUR' },
          at: now.toISOString(),
        },
      ],
      now,
    ),
  );

async function shown(now: Date) {
  const { id } = await feeds.db.selectFrom('products').select('id').executeTakeFirstOrThrow();
  const card = (await loadProductCards(feeds.db, [id], now)).get(id);
  const amounts = [card?.price, card?.originalPrice, card?.lowestPrice30Days];
  return amounts.map((money) => money?.amount ?? null);
}

test('a price that is not reduced is measured by nothing', async () => {
  await importLamp(day(1), '80.00 EUR');
  await importLamp(day(2), '60.00 EUR');
  expect(await shown(day(2))).toEqual([6_000, null, null]);
});

test('a reduction is measured by the lowest price of the 30 days before, whoever changed it', async () => {
  await importLamp(day(1), '100.00 EUR');
  await pushPrice(day(5), 9_000);
  await pushPrice(day(6), 12_000);
  await importLamp(day(8), '130.00 EUR');
  await pushSale(day(10), 13_000, 11_000);
  expect(await shown(day(11))).toEqual([11_000, 13_000, 9_000]);
});

test('a sale that begins and ends by its dates needs nobody to do so', async () => {
  await importLamp(day(1), '100.00 EUR', '70.00 EUR', '2026-05-03T00:00Z/2026-05-05T00:00Z');
  expect(await shown(day(2))).toEqual([10_000, null, null]);
  expect(await shown(day(3))).toEqual([7_000, 10_000, 10_000]);
  await importLamp(day(6), '100.00 EUR', '80.00 EUR');
  expect(await shown(day(7))).toEqual([8_000, 10_000, 7_000]);
});

test('a wrong price that was taken back has been paid, and counts', async () => {
  await importLamp(day(1), '100.00 EUR');
  await importLamp(day(2), '1.00 EUR');
  await rollbackImport(feeds.db, { feed: null }, day(3));
  await pushSale(day(4), 10_000, 9_000);
  expect(await shown(day(4))).toEqual([9_000, 10_000, 100]);
});

test('an import that says the same keeps no history; old history is forgotten, a long sale’s measure is not', async () => {
  await importLamp(day(1), '100.00 EUR');
  await importLamp(day(2), '100.00 EUR');
  const kept = () => feeds.db.selectFrom('product_prices').select('price_amount').execute();
  expect(await kept()).toEqual([]);
  await pushPrice(day(3), 9_000);
  await pushSale(day(40), 9_000, 8_000);
  expect(await kept()).toHaveLength(2);
  expect(await sweepPrices(feeds.db, day(100))).toBe(1);
  expect(await shown(day(42))).toEqual([8_000, 9_000, 9_000]);
  expect(await sweepPrices(feeds.db, day(400))).toBe(0);
});
