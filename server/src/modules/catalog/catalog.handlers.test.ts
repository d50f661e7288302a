import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../platform/db/index.ts';
import { makeMedia, makeProduct } from '../../../test/factories.ts';
import { readPages } from '../../../test/read-pages.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';
import { learnAllWords } from './search/learn-words.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

const headers = { authorization: `Bearer ${shopKey}` };
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const shopProduct = (externalId: string, facts: object = {}) => ({
  externalId,
  title: 'Straw hat',
  description: 'Light and wide.',
  link: 'https://shop.example/hat',
  imageLink: 'https://shop.example/hat.jpg',
  price: { amount: 2_900, currency: 'USD' },
  availability: 'in_stock',
  at: minutesAgo(1),
  ...facts,
});

const putProducts = (...items: object[]) => spark.call('putShopProducts', { headers, body: { items } });
const putStock = (...items: object[]) => spark.call('putShopStock', { headers, body: { items } });

async function find(externalId: string) {
  const { id } = await spark.db
    .selectFrom('products')
    .select('id')
    .where('external_id', '=', externalId)
    .executeTakeFirstOrThrow();
  return spark.call('getProduct', { params: { id } });
}

describe('the pushes of the shop', () => {
  test('need the key of the shop', async () => {
    const body = { items: [shopProduct('key-1')] };
    for (const headers of [{}, { authorization: 'Bearer another-key' }]) {
      expect(await spark.refusal('putShopProducts', { headers, body })).toMatchObject({
        code: 'unauthenticated',
      });
      expect(await spark.refusal('putShopStock', { headers, body })).toMatchObject({
        code: 'unauthenticated',
      });
    }
  });

  test.each([
    ['no items', []],
    ['too many items', Array.from({ length: 1_001 }, (_, index) => shopProduct(`many-${index}`))],
    ['a script as link', [shopProduct('bad', { link: 'javascript:alert(1)' })]],
    ['an unknown availability', [shopProduct('bad', { availability: 'perhaps' })]],
    ['a fraction of a cent', [shopProduct('bad', { price: { amount: 1.5, currency: 'USD' } })]],
    ['an unknown field', [shopProduct('bad', { rating: 5 })]],
    ['a time in the future', [shopProduct('bad', { at: minutesAgo(-60) })]],
    ['a sale price above the price', [shopProduct('bad', { salePrice: { amount: 9_900, currency: 'USD' } })]],
    ['a sale price in another currency', [shopProduct('bad', { salePrice: { amount: 1, currency: 'EUR' } })]],
    ['the dates of a sale without its price', [shopProduct('bad', { saleStartsAt: minutesAgo(9) })]],
    [
      'a sale that ends before it starts',
      [
        shopProduct('bad', {
          salePrice: { amount: 900, currency: 'USD' },
          saleStartsAt: minutesAgo(1),
          saleEndsAt: minutesAgo(9),
        }),
      ],
    ],
  ])('refuse %s as a whole', async (_, items) => {
    const all = items.length === 1 ? [shopProduct('good'), ...items] : items;
    const problem = await spark.refusal('putShopProducts', { headers, body: { items: all } });
    expect(problem.code).toBe('validation_failed');
    expect(await spark.db.selectFrom('products').selectAll().execute()).toEqual([]);
  });

  test('bring in products and change them', async () => {
    expect(await putProducts(shopProduct('hat-1', { groupId: 'hat', brand: 'Sol', quantity: 3 }))).toEqual({
      applied: 1,
      ignoredAsOlder: 0,
      unknown: [],
    });
    await putProducts(shopProduct('hat-1', { title: 'Sun hat', at: minutesAgo(0) }));
    expect(await find('hat-1')).toMatchObject({
      title: 'Sun hat',
      groupId: 'hat',
      brand: 'Sol',
      isBuyable: true,
    });
  });

  test('take everything a feed can say', async () => {
    const more = ['https://shop.example/hat-back.jpg', 'https://shop.example/hat.jpg'];
    await putProducts(
      shopProduct('hat-9', {
        groupId: 'hat-group',
        brand: 'Sol',
        gtin: '4006381333931',
        mpn: 'H-9',
        category: 'Style > Hats',
        additionalImageLinks: more,
        salePrice: { amount: 1_900, currency: 'USD' },
        saleStartsAt: minutesAgo(60),
        saleEndsAt: minutesAgo(-60),
      }),
    );
    const page = await find('hat-9');
    expect(page).toMatchObject({
      groupId: 'hat-group',
      brand: 'Sol',
      category: 'Style > Hats',
      price: { amount: 1_900 },
      originalPrice: { amount: 2_900 },
      lowestPrice30Days: null,
    });
    expect(page.images).toHaveLength(2);
    const stored = spark.db.selectFrom('products').select(['gtin', 'mpn']).where('external_id', '=', 'hat-9');
    expect(await stored.execute()).toEqual([{ gtin: '4006381333931', mpn: 'H-9' }]);
    const sale = { salePrice: { amount: 1_900, currency: 'USD' }, saleEndsAt: minutesAgo(2) };
    await putProducts(shopProduct('hat-9', { ...sale, at: minutesAgo(0) }));
    expect(await find('hat-9')).toMatchObject({ price: { amount: 2_900 }, originalPrice: null });
  });

  test.each([
    ['Style>Hats', 'Style > Hats'],
    [' > Style >  > Hats>', 'Style > Hats'],
    [' > ', null],
    ['Food/Drink > 100% ..? #&', 'Food/Drink > 100% ..? #&'],
  ])('keep the category “%s” as %s', async (category, kept) => {
    await putProducts(shopProduct('hat-8', { category }));
    expect(await find('hat-8')).toMatchObject({ category: kept });
  });

  test('keep our copies of pictures while the main address stays', async () => {
    const media = await makeMedia(spark.db, { purpose: 'product' });
    const links = ['https://shop.example/hat.jpg', 'https://shop.example/hat-back.jpg'];
    const facts = {
      external_id: 'hat-2',
      image_links: links,
      media_ids: [media.id],
      stock_at: minutesAgo(9),
    };
    await makeProduct(spark.db, { ...facts, price_at: minutesAgo(9) });
    await putProducts(shopProduct('hat-2'));
    expect((await find('hat-2')).images).toHaveLength(1);
    expect((await find('hat-2')).image?.url).toMatch(/^\/media\//);
    await putProducts(shopProduct('hat-2', { imageLink: 'https://shop.example/new.jpg', at: minutesAgo(0) }));
    expect((await find('hat-2')).image?.url).toBe('https://shop.example/new.jpg');
  });

  test('older facts than those known are ignored, unknown products are named', async () => {
    await putProducts(shopProduct('hat-3', { at: minutesAgo(5) }));
    expect(await putProducts(shopProduct('hat-3', { title: 'Old', at: minutesAgo(6) }))).toMatchObject({
      applied: 0,
      ignoredAsOlder: 1,
    });
    expect(
      await putStock(
        { externalId: 'hat-3', availability: 'out_of_stock', at: minutesAgo(6) },
        { externalId: 'nothing', availability: 'in_stock', at: minutesAgo(6) },
      ),
    ).toEqual({ applied: 0, ignoredAsOlder: 1, unknown: ['nothing'] });
    expect(await find('hat-3')).toMatchObject({ title: 'Straw hat', availability: 'in_stock' });
  });

  test('a stock change shows at once, and a price with it', async () => {
    await putProducts(shopProduct('hat-4', { quantity: 2, at: minutesAgo(5) }));
    await putStock({ externalId: 'hat-4', availability: 'in_stock', quantity: 0, at: minutesAgo(4) });
    expect(await find('hat-4')).toMatchObject({ isBuyable: false });
    const price = { amount: 2_500, currency: 'USD' };
    await putStock({ externalId: 'hat-4', availability: 'in_stock', price, at: minutesAgo(3) });
    expect(await find('hat-4')).toMatchObject({ isBuyable: true, price });
  });

  test('in whatever order facts arrive, and however often, the newest wins', async () => {
    const facts = fc.array(
      fc.record({
        minute: fc.integer({ min: 0, max: 1_000 }),
        availability: fc.constantFrom('in_stock' as const, 'out_of_stock' as const, 'preorder' as const),
      }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(facts, fc.infiniteStream(fc.nat()), async (states, order) => {
        const byMinute = new Map(states.map((state) => [state.minute, state]));
        const externalId = newId();
        await putProducts(shopProduct(externalId, { at: '2026-01-01T00:00:00Z' }));
        const pushes = [...byMinute.values(), ...byMinute.values()]
          .map(({ minute, availability }) => ({
            externalId,
            availability,
            at: new Date(Date.UTC(2026, 1, 1, 0, minute)).toISOString(),
          }))
          .map((push) => ({ push, place: order.next().value ?? 0 }))
          .toSorted((one, other) => one.place - other.place)
          .map(({ push }) => push);
        const half = Math.ceil(pushes.length / 2);
        await putStock(...pushes.slice(0, half));
        await putStock(...pushes.slice(half));
        const newest = byMinute.get(Math.max(...byMinute.keys()));
        expect(await find(externalId)).toMatchObject({ availability: newest?.availability });
      }),
      { numRuns: 15 },
    );
  });
});

describe('finding products', () => {
  beforeAll(async () => {
    await spark.db.deleteFrom('products').execute();
    const titles = [
      'Wireless headphones',
      'Headphone stand',
      'Sunset hat',
      'Beach towel',
      '100% linen shirt',
      'Shirt_blue',
    ];
    for (const [index, title] of titles.entries()) {
      const createdAt = new Date(Date.UTC(2026, 0, 1 + index));
      const category = index < 2 ? 'Technology > Audio' : 'Style & Fashion';
      // Searches look at the shop's own ids, too.
      await makeProduct(spark.db, { title, category, created_at: createdAt, external_id: `shelf-${index}` });
    }
    await makeProduct(spark.db, { title: 'Sold hat', quantity: 0, category: 'Style', external_id: 'SKU-77' });
    await learnAllWords(spark.db);
  });

  const titles = async (query: Record<string, string | number | boolean>) =>
    (await spark.call('listProducts', { query })).items.map((product) => product.title);

  test.each([
    ['headph', ['Headphone stand', 'Wireless headphones']],
    ['hedphones', ['Wireless headphones', 'Headphone stand']],
    ['SUNSET HAT', ['Sunset hat']],
    ['sunst hat', ['Sunset hat']],
    // Contained in a title: what is merely like it stays away.
    ['sold hat', ['Sold hat']],
    ['100%', ['100% linen shirt']],
    ['hat sunset', ['Sunset hat']],
    ['shirt_b', ['Shirt_blue']],
    ['SKU-77', ['Sold hat']],
    ['zzzzqqqq', []],
    ["'; drop table products; --", []],
  ])('“%s” finds %j', async (q, expected) => {
    expect(await titles({ q })).toEqual(expected);
  });

  test('without words all are listed, newest first, page by page', async () => {
    const pages = await readPages((from) => spark.call('listProducts', { query: { limit: 2, ...from } }));
    const all = pages.flat().map(({ title }) => title);
    expect(all).toEqual(await titles({ limit: 50 }));
    expect(all.slice(-1)).toEqual(['Wireless headphones']);
  });

  test('matches are paged without repeating or skipping', async () => {
    const whole = await titles({ q: 'shirt' });
    const first = await spark.call('listProducts', { query: { q: 'shirt', limit: 1 } });
    const second = await spark.call('listProducts', {
      query: { q: 'shirt', limit: 1, cursor: first.nextCursor ?? '' },
    });
    expect([...first.items, ...second.items].map((product) => product.title)).toEqual(whole.slice(0, 2));
    expect(
      await spark.refusal('listProducts', { query: { q: 'hat', limit: 1, cursor: first.nextCursor ?? '' } }),
    ).toMatchObject({ code: 'invalid_cursor' });
  });

  test('a category holds what is below it, and nothing that merely begins like it', async () => {
    expect(await titles({ category: 'Technology' })).toEqual(['Headphone stand', 'Wireless headphones']);
    expect(await titles({ category: 'Style' })).toEqual(['Sold hat']);
  });

  test('what is sold out can be left out', async () => {
    expect(await titles({ q: 'hat', buyable: true })).toEqual(['Sunset hat']);
  });
});

describe('the page of a product', () => {
  test('is not found when there is none', async () => {
    for (const id of [newId(), 'not-an-id', '%00']) {
      expect(await spark.refusal('getProduct', { params: { id } })).toMatchObject({ code: 'not_found' });
    }
  });

  test('shows variants, what can be bought first, and similar products one of each group', async () => {
    const made = { group_id: 'lamp', category: 'Home > Lamps' };
    const lamp = await makeProduct(spark.db, { ...made, title: 'Lamp, oak' });
    await makeProduct(spark.db, { ...made, title: 'Lamp, ash', quantity: 0 });
    await makeProduct(spark.db, { ...made, title: 'Lamp, pine' });
    for (const colour of ['red', 'blue']) {
      await makeProduct(spark.db, {
        title: `Lantern, ${colour}`,
        group_id: 'lantern',
        category: 'Home > Lamps',
      });
    }
    await makeProduct(spark.db, {
      title: 'Lamp of yore',
      category: 'Home > Lamps',
      availability: 'discontinued',
    });
    const page = await spark.call('getProduct', { params: { id: lamp.id } });
    expect(page.variants.map((variant) => variant.title)).toEqual(['Lamp, pine', 'Lamp, ash']);
    expect(page.similar.map((similar) => similar.groupId)).toEqual(['lantern']);
    const { items } = await spark.call('listSimilarProducts', { params: { id: lamp.id } });
    expect(items).toEqual(page.similar);
    expect(await spark.refusal('listSimilarProducts', { params: { id: newId() } })).toMatchObject({
      code: 'not_found',
    });
    expect(page).toMatchObject({ postCount: 0, rating: { average: null, count: 0 }, options: [] });
  });

  test('tells what its shop says each variant is, and nothing it does not say', async () => {
    const made = (attributes: object) =>
      makeProduct(spark.db, { group_id: 'tee', attributes: JSON.stringify(attributes) });
    const tee = await made({ size: 'M', color: 'Red', gender: 'female' });
    await made({ color: 'Blue', size: '' });
    const page = await spark.call('getProduct', { params: { id: tee.id } });
    expect(page.options).toEqual([
      { name: 'color', value: 'Red' },
      { name: 'size', value: 'M' },
    ]);
    expect(page.variants.map(({ options }) => options)).toEqual([[{ name: 'color', value: 'Blue' }]]);
  });
});
