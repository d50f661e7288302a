import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ProductFacets, ProductSort } from '@spark/contract';
import { makeProduct } from '../../../../test/factories.ts';
import { readPages } from '../../../../test/read-pages.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';
import type { ProductQuery } from './product-filter.ts';
import { refreshListedPrices } from './refresh-prices.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
beforeEach(async () => {
  await spark.db.deleteFrom('products').execute();
});
afterAll(() => spark.close());

interface Made {
  /** Variants of one thing; `null` where it has no others. */
  group: string | null;
  category: string;
  brand: string;
  price: number;
  stars: number;
  isBuyable: boolean;
}

const made = fc.record<Made>({
  group: fc.constantFrom(null, null, 'shirt', 'shoe', 'lamp'),
  category: fc.constantFrom('Home', 'Home > Lamps', 'Home > Lamps > Desk', 'Homes', 'Style > Hats'),
  brand: fc.constantFrom('Acme', 'Öl', 'B'),
  price: fc.constantFrom(0, 999, 1_000, 2_499, 2_500, 60_000),
  stars: fc.constantFrom(0, 2, 3, 4, 5),
  isBuyable: fc.boolean(),
});

const choices = fc.record<Required<Filter>>({
  category: fc.constantFrom('Home', 'Home > Lamps', 'Style'),
  brand: fc.constantFrom(['Acme'], ['Öl'], ['Acme', 'Öl']),
  minPrice: fc.constantFrom(0, 1_000, 2_000),
  maxPrice: fc.constantFrom(999, 2_499, 70_000),
  minRating: fc.constantFrom(2, 4),
  buyable: fc.constant(true),
});
/** Few are chosen at a time: of twenty products, nothing has all of them. */
const filters = choices.chain((all) =>
  fc.subarray(Object.entries(all), { maxLength: 3 }).map((chosen): Filter => Object.fromEntries(chosen)),
);
type Filter = Pick<ProductQuery, 'category' | 'brand' | 'minPrice' | 'maxPrice' | 'minRating' | 'buyable'>;

/** What each choice lets through, written anew and without a database. */
const tests: Record<'brand' | 'price' | 'rating' | 'buyable', (product: Made, filter: Filter) => boolean> = {
  brand: ({ brand }, filter) => filter.brand === undefined || filter.brand.includes(brand),
  price: ({ price }, { minPrice = 0, maxPrice = Infinity }) => price >= minPrice && price <= maxPrice,
  rating: ({ stars }, { minRating = 0 }) => stars >= minRating,
  buyable: ({ isBuyable }, { buyable = false }) => !buyable || isBuyable,
};

function within({ category }: Made, filter: Filter): boolean {
  return (
    filter.category === undefined ||
    category === filter.category ||
    category.startsWith(`${filter.category} > `)
  );
}

/** Who looks at the shop sees things, each once however many of its variants are there. */
function countThings(products: readonly Made[]): number {
  return new Set(products.map((product) => product.group ?? product)).size;
}

function choose(products: Made[], filter: Filter, own: keyof typeof tests | null) {
  return products.filter(
    (product) =>
      within(product, filter) &&
      Object.entries(tests).every(([choice, test]) => choice === own || test(product, filter)),
  );
}

async function make(products: readonly Made[]): Promise<void> {
  for (const { group, category, brand, price, stars, isBuyable } of products) {
    await makeProduct(spark.db, {
      title: 'Thing',
      group_id: group,
      category,
      brand,
      price_amount: price,
      rating_sum: stars * 3,
      rating_count: stars === 0 ? 0 : 3,
      quantity: isBuyable ? 3 : 0,
    });
  }
}

/** Products by the thousand, of which every tenth can be bought. */
async function makeMany(
  count: number,
  factsOf: (number: number) => Pick<Made, 'group' | 'category' | 'brand'>,
): Promise<void> {
  const facts = Array.from({ length: count }, (_, number) => ({
    id: newId(),
    quantity: number % 10 === 0 ? 3 : 0,
    ...factsOf(number),
  }));
  await sql`
    insert into products (
      id, external_id, group_id, title, category, brand, price_amount, price_currency, price_at, availability, quantity,
      stock_at)
    select id, id::text, "group", 'Thing', category, brand, 1990, 'USD', now(), 'in_stock', quantity, now()
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb)
      as made (id uuid, "group" text, category text, brand text, quantity integer)`.execute(spark.db);
}

describe('the parts of a selection', () => {
  test('are counted as by hand, each within all other choices', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(made, { maxLength: 25, size: 'max' }),
        filters,
        fc.boolean(),
        async (products, filter, hasWords) => {
          await spark.db.deleteFrom('products').execute();
          await make(products);
          const query = { ...filter, ...(hasWords ? { q: 'thing' } : {}), limit: 50, facets: true };
          const { facets, items } = await spark.call('listProducts', { query });
          if (facets === null) throw new Error('No parts were counted.');
          const chosen = choose(products, filter, null);
          expect(items.length).toBe(chosen.length);
          expect(facets).toMatchObject({ isExact: true, total: countThings(chosen) });
          expect(facets.buyable).toBe(
            countThings(choose(products, filter, 'buyable').filter((one) => one.isBuyable)),
          );
          expect(brandsOf(facets)).toEqual(tally(choose(products, filter, 'brand'), ({ brand }) => brand));
          for (const { min, count } of facets.ratings) {
            expect(count).toBe(
              countThings(choose(products, filter, 'rating').filter((one) => one.stars >= min)),
            );
          }
          for (const { min, max, count } of facets.prices) {
            const inRange = ({ price }: Made) => price >= (min ?? 0) && price <= (max ?? Infinity);
            expect(count).toBe(countThings(choose(products, filter, 'price').filter(inRange)));
          }
          const depth = filter.category === undefined ? 0 : filter.category.split(' > ').length;
          expect(Object.fromEntries(facets.categories.map(({ name, count }) => [name, count]))).toEqual(
            tally(chosen, ({ category }) => category.split(' > ')[depth]),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  test('of brands name those that are chosen first, and whoever names one chooses one', async () => {
    for (const brand of ['Many', 'Many', 'Few', 'None']) await makeProduct(spark.db, { brand });
    const query = { brand: 'Few', facets: true };
    const { facets, items } = await spark.call('listProducts', { query });
    expect(items.map(({ brand }) => brand)).toEqual(['Few']);
    expect(facets?.brands).toEqual([
      { brand: 'Few', count: 1 },
      { brand: 'Many', count: 2 },
      { brand: 'None', count: 1 },
    ]);
    const several = await spark.call('listProducts', { query: { brand: ['Few', 'Many'] } });
    expect(several.items.length).toBe(3);
    const tooMany = Array.from({ length: 21 }, (_, number) => `Brand ${number}`);
    expect(await spark.refusal('listProducts', { query: { brand: tooMany } })).toMatchObject({
      code: 'validation_failed',
    });
  });

  test('a variant that joins or leaves a group is counted with it from then on', async () => {
    const [one, other] = [await makeProduct(spark.db, { group_id: 'shirt' }), await makeProduct(spark.db)];
    const total = async () => (await spark.call('listProducts', { query: { facets: true } })).facets?.total;
    const join = (group: string | null, { id }: { id: string }) =>
      spark.db.updateTable('products').set({ group_id: group }).where('id', '=', id).execute();
    expect(await total()).toBe(2);
    await join('shirt', other);
    expect(await total()).toBe(1);
    await join(null, one);
    expect(await total()).toBe(2);
  });

  test('are projected from a sample of whole groups where there are many', async () => {
    await makeMany(3_000, (number) => ({ group: `alone-${number}`, category: 'Alone', brand: 'Even' }));
    await makeMany(3_000, (number) => ({
      group: `group-${Math.floor(number / 10)}`,
      category: 'Grouped',
      brand: number % 2 === 0 ? 'Even' : 'Odd',
    }));
    const { facets } = await spark.call('listProducts', { query: { facets: true, limit: 1 } });
    if (facets === null) throw new Error('No parts were counted.');
    expect(facets.isExact).toBe(false);
    const parts = Object.fromEntries(facets.categories.map(({ name, count }) => [name, count]));
    for (const [count, real] of [
      [facets.total, 3_300],
      [parts['Alone'], 3_000],
      [parts['Grouped'], 300],
      [brandsOf(facets)['Even'], 3_300],
      [brandsOf(facets)['Odd'], 300],
      [facets.buyable, 600],
    ] as const) {
      expect(Math.abs((count ?? 0) / real - 1)).toBeLessThan(0.2);
    }
  });

  test('are counted even if one thing has more variants than a sample takes', async () => {
    await makeMany(2_000, () => ({ group: 'case', category: 'Cases', brand: 'Acme' }));
    await makeMany(20, (number) => ({ group: `alone-${number}`, category: 'Alone', brand: 'B' }));
    const { facets } = await spark.call('listProducts', { query: { facets: true, limit: 1 } });
    expect(facets).toMatchObject({ isExact: true, total: 21, buyable: 3 });
  });

  test('are counted only when they are asked for', async () => {
    expect(await spark.call('listProducts')).toMatchObject({ facets: null });
  });
});

describe('every order', () => {
  test.each(['best', 'price-up', 'price-down', 'newest', 'rating'] satisfies ProductSort[])(
    '“%s” pages without repeating or skipping, with and without words',
    async (sort) => {
      const products = fc.sample(made, { numRuns: 30, seed: 7 });
      await make(products);
      for (const words of [{}, { q: 'thing' }]) {
        const pages = await readPages((from) => pageOf({ ...words, sort, limit: 7, ...from }));
        const ids = pages.flat().map(({ id }) => id);
        expect(new Set(ids).size).toBe(products.length);
        expect(ids.length).toBe(products.length);
      }
    },
  );

  test('is what it says', async () => {
    await make(fc.sample(made, { numRuns: 30, seed: 8 }));
    const values = async (sort: ProductSort) => (await pageOf({ sort, limit: 50 })).items;
    const prices = (await values('price-up')).map(({ price }) => price?.amount ?? -1);
    expect(prices).toEqual(prices.toSorted((one, other) => one - other));
    expect((await values('price-down')).map(({ price }) => price?.amount)).toEqual(prices.toReversed());
    const stars = (await values('rating')).map(({ rating }) => rating.average ?? 0);
    expect(stars).toEqual(stars.toSorted((one, other) => other - one));
    const buyable = (await values('best')).map(({ isBuyable }) => isBuyable);
    expect(buyable).toEqual(buyable.toSorted((one, other) => Number(other) - Number(one)));
  });

  test.each(['price-up', 'price-down'] satisfies ProductSort[])(
    '“%s” leaves out, where it is asked to, what is sold out while a variant beside it can be bought',
    async (sort) => {
      const thing = {
        group: 'shirt',
        category: 'Home',
        brand: 'Acme',
        price: 2_000,
        stars: 4,
        isBuyable: true,
      };
      await make([
        { ...thing, price: 1_000, isBuyable: false },
        thing,
        { ...thing, price: 3_000 },
        { ...thing, price: 4_000, category: 'Style', isBuyable: false },
        { ...thing, group: 'lamp', price: 5_000, isBuyable: false },
        { ...thing, group: null, price: 6_000, isBuyable: false },
      ]);
      const pricesOf = async (query: Query) => {
        const prices = (await pageOf({ ...query, sort })).items.map(
          ({ price }) => (price?.amount ?? 0) / 1_000,
        );
        return sort === 'price-up' ? prices : prices.toReversed();
      };
      expect(await pricesOf({})).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await pricesOf({ preferBuyable: true })).toEqual([2, 3, 5, 6]);
      expect(await pricesOf({ preferBuyable: true, category: 'Style' })).toEqual([4]);
      expect(await pricesOf({ preferBuyable: true, maxPrice: 1_500 })).toEqual([1]);
    },
  );

  test('a cursor is good for its own list only', async () => {
    await make(fc.sample(made, { numRuns: 5, seed: 1 }));
    const { nextCursor } = await pageOf({ sort: 'price-up', limit: 2 });
    const query = { sort: 'price-down' as const, cursor: nextCursor ?? '' };
    expect(await spark.refusal('listProducts', { query })).toMatchObject({ code: 'invalid_cursor' });
  });
});

test('a sale that begins by itself moves a product in the order of prices', async () => {
  const startsAt = new Date(Date.now() + 3_600_000);
  await makeProduct(spark.db, { title: 'Cheap', price_amount: 1_000 });
  await makeProduct(spark.db, {
    title: 'Soon cheaper',
    price_amount: 2_000,
    sale_price_amount: 500,
    sale_starts_at: startsAt,
  });
  const first = async () => (await pageOf({ sort: 'price-up' })).items[0]?.title;
  expect([await refreshListedPrices(spark.db, new Date()), await first()]).toEqual([0, 'Cheap']);
  expect([await refreshListedPrices(spark.db, startsAt), await first()]).toEqual([1, 'Soon cheaper']);
  expect(await refreshListedPrices(spark.db, startsAt)).toBe(0);
});

test('stock moves a product out of the selection at once', async () => {
  const { id } = await makeProduct(spark.db, { quantity: 3 });
  const count = async () => (await pageOf({ buyable: true })).items.length;
  expect(await count()).toBe(1);
  await spark.db.updateTable('products').set({ reserved: 3 }).where('id', '=', id).execute();
  expect(await count()).toBe(0);
});

test('a range of prices turned around, and ratings beyond five, are no trouble', async () => {
  await makeProduct(spark.db);
  expect((await pageOf({ minPrice: 5_000, maxPrice: 10 })).items).toEqual([]);
  expect(await spark.refusal('listProducts', { query: { minRating: 6 } })).toMatchObject({
    code: 'validation_failed',
  });
});

type Query = Filter & Pick<ProductQuery, 'sort' | 'q' | 'limit' | 'cursor' | 'preferBuyable'>;
const pageOf = (query: Query) => spark.call('listProducts', { query });
const brandsOf = ({ brands }: ProductFacets) =>
  Object.fromEntries(brands.map(({ brand, count }) => [brand, count]));

function tally(products: Made[], nameOf: (product: Made) => string | undefined): Record<string, number> {
  const named = Map.groupBy(products, nameOf);
  named.delete(undefined);
  return Object.fromEntries([...named].map(([name, ones]) => [name, countThings(ones)]));
}

test('a category of any signs and length is counted and found', async () => {
  const names = ['Food/Drink', 'What?', '100%', 'a_b', String.raw`back\\slash`, '..', '.', '茶'.repeat(370)];
  for (const name of names) await makeProduct(spark.db, { category: `${name} > ${name}` });
  const root = await spark.call('listProducts', { query: { facets: true, limit: 1 } });
  const found = root.facets?.categories.map(({ category }) => category) ?? [];
  expect(found.toSorted()).toEqual(names.toSorted());
  for (const category of found) {
    const page = await spark.call('listProducts', { query: { category, facets: true } });
    expect(page.items).toHaveLength(1);
    expect(page.facets?.categories).toEqual([
      { category: `${category} > ${category}`, name: category, count: 1 },
    ]);
  }
});
