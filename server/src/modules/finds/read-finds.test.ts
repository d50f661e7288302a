import type { Find } from '@spark/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeProduct, makeUser } from '../../../test/factories.ts';
import { readPages } from '../../../test/read-pages.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { createCursorCodec } from '../../platform/http/index.ts';
import { readFinds } from './read-finds.ts';

let spark: TestApp;
let ownerId: string;
beforeAll(async () => {
  spark = await createTestApp();
  ownerId = (await makeUser(spark.db)).id;
});
afterAll(() => spark.close());
// Finds is one place: every test finds it empty.
beforeEach(() => spark.db.deleteFrom('themes').execute());

const dayMs = 86_400_000;
const cursors = createCursorCodec('secret');
const daysAgo = (count: number) => new Date(Date.now() - count * dayMs);

/** A theme that was put into Finds so many days ago; each product with the days since it was put into its list. */
async function makeTheme(slug: string, days: number, products: ReadonlyMap<string, number>): Promise<string> {
  const id = newId();
  const made = { created_at: daysAgo(days), updated_at: daysAgo(days) };
  await spark.db
    .insertInto('lists')
    .values({ id, owner_id: ownerId, title: slug, is_public: true, ...made })
    .execute();
  await spark.db
    .insertInto('themes')
    .values({ list_id: id, slug, published_at: daysAgo(days) })
    .execute();
  let position = 0;
  for (const [productId, ago] of products) await add(id, productId, { ago, position: ++position });
  return id;
}

async function add(listId: string, productId: string, { ago = 0, position = 0 } = {}): Promise<void> {
  await spark.db
    .insertInto('list_items')
    .values({ id: newId(), list_id: listId, product_id: productId, position, created_at: daysAgo(ago) })
    .execute();
}

async function makeProducts(count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, async () => (await makeProduct(spark.db)).id));
}

const all = (products: readonly string[], ago = 0) => new Map(products.map((id) => [id, ago]));

/** The stream, page by page; `turn` says when each is read and may do something before. */
async function readStream(limit: number, turn: (page: number) => Promise<Date>): Promise<Find[]> {
  let page = 0;
  const pages = await readPages(async (from) => {
    const now = await turn(page++);
    return readFinds({ db: spark.db, cursors }, { limit, ...from }, { viewer: null, now });
  });
  return pages.flat();
}

const read = async (now = new Date()) => idsOf(await readStream(50, async () => now));
const idsOf = (finds: readonly Find[]) => finds.map(({ product }) => product.id);

test('the stream holds what can be bought, each once, under the theme it came into last', async () => {
  const [shared = '', soldOut = '', unlisted = '', plain = ''] = await makeProducts(4);
  await makeTheme('first', 9, all([shared, soldOut, unlisted, plain], 9));
  await makeTheme('second', 9, all([shared], 3));
  await makeTheme('third', 9, all([shared], 5));
  const set = (id: string, change: { availability?: 'out_of_stock'; unlisted_at?: Date }) =>
    spark.db.updateTable('products').set(change).where('id', '=', id).execute();
  await set(soldOut, { availability: 'out_of_stock' });
  await set(unlisted, { unlisted_at: new Date() });
  const { items, nextCursor } = await spark.call('listFinds');
  expect(nextCursor).toBeNull();
  expect(idsOf(items).toSorted()).toEqual([shared, plain].toSorted());
  expect(items.find(({ product }) => product.id === shared)?.theme).toEqual({
    slug: 'second',
    title: 'second',
  });
});

test('it begins with what came into Finds today, then yesterday, and mixes what is older than a week', async () => {
  const [nine = '', eight = '', seven = '', yesterday = '', today = ''] = await makeProducts(5);
  const days = new Map([
    [nine, 9],
    [eight, 8],
    [seven, 7],
    [yesterday, 1],
    [today, 0],
  ]);
  await makeTheme('first', 20, days);
  // What is known already is not new for being in another theme, too.
  await makeTheme('second', 0, all([nine]));
  const ids = await read();
  expect(ids.slice(0, 2)).toEqual([today, yesterday]);
  expect(ids.slice(2).toSorted()).toEqual([seven, eight, nine].toSorted());
  const olderThanAWeek = new Set<string>();
  for (let day = 9; day < 30; day++) olderThanAWeek.add((await read(daysAgo(-day)))[0] ?? '');
  expect(olderThanAWeek.size).toBeGreaterThan(2);
});

test('an old list is new on the day it is put into Finds', async () => {
  const [known = '', late = ''] = await makeProducts(2);
  await makeTheme('known', 2, all([known], 2));
  await makeTheme('late', 0, all([late], 40));
  expect(await read()).toEqual([late, known]);
});

test('pages neither repeat nor skip, past midnight too, whatever is added meanwhile', async () => {
  const products = await makeProducts(12);
  const listId = await makeTheme('first', 3, all(products, 3));
  let place = 100;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 13 }),
      fc.integer({ min: 0, max: 2 }),
      async (limit, daysBetween) => {
        const before = await read();
        const pages = await readStream(limit, async (page) => {
          if (page === 0) return new Date();
          const [added = ''] = await makeProducts(1);
          await add(listId, added, { position: ++place });
          return daysAgo(-daysBetween * page);
        });
        const ids = idsOf(pages);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => before.includes(id))).toEqual(before);
      },
    ),
    { numRuns: 6 },
  );
});

test('cursors that are not its own are refused', async () => {
  for (const cursor of ['made-up', 'e30.made-up']) {
    expect(await spark.refusal('listFinds', { query: { cursor } })).toMatchObject({ status: 400 });
  }
});
