import type { ProductSort } from '@spark/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeProduct } from '../../../../test/factories.ts';
import { readPages } from '../../../../test/read-pages.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
beforeEach(async () => {
  await spark.db.deleteFrom('products').execute();
});
afterAll(() => spark.close());

type Query = { sort: ProductSort; q?: string; limit?: number; cursor?: string };
const pageOf = (query: Query) => spark.call('listProducts', { query });
const createdAt = new Date('2026-05-01T00:00Z');
const sorts: ProductSort[] = ['best', 'price-up', 'price-down', 'newest', 'rating'];
const makeShirt = async (sizes: Record<string, number>) => {
  for (const [size, quantity] of Object.entries(sizes)) {
    const facts = { title: `Shirt ${size}`, group_id: 'shirt', quantity, created_at: createdAt };
    await makeProduct(spark.db, facts);
  }
};

test('a thing with variants begins with the first that can be bought, however a list is sorted', async () => {
  await makeShirt({ S: 0, M: 1, L: 0, XL: 1 });
  for (const sort of sorts) {
    for (const words of [{}, { q: 'shirt' }]) {
      const titles = (await pageOf({ sort, ...words })).items.map(({ title }) => title);
      expect(titles, sort).toEqual(['Shirt M', 'Shirt XL', 'Shirt S', 'Shirt L']);
    }
  }
});

test('a thing with variants is one suggestion however many it has, and the first that can be bought', async () => {
  const sizes = Array.from({ length: 40 }, (_, size) => [String(size), size === 0 ? 0 : 1]);
  await makeProduct(spark.db, { title: 'Shirt collar' });
  await makeShirt(Object.fromEntries(sizes));
  const { products } = await spark.call('suggest', { query: { q: 'shirt' } });
  expect(products.map(({ title }) => title)).toEqual(['Shirt 1', 'Shirt collar']);
});

test('a thing with variants is not parted by the end of a page, unless it is longer than one', async () => {
  await makeProduct(spark.db, { title: 'Cap', created_at: new Date('2026-05-02T00:00Z') });
  await makeShirt({ S: 0, M: 1, L: 1, XL: 1 });
  const titlesOf = async (limit: number) => {
    const pages = await readPages((from) => pageOf({ sort: 'newest', limit, ...from }));
    return pages.map((items) => items.map(({ title }) => title));
  };
  expect(await titlesOf(4)).toEqual([['Cap'], ['Shirt M', 'Shirt L', 'Shirt XL', 'Shirt S']]);
  expect(await titlesOf(3)).toEqual([['Cap'], ['Shirt M', 'Shirt L', 'Shirt XL'], ['Shirt S']]);
});
