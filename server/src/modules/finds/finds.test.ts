import { limits, type Find, type List, type Theme } from '@spark/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePost, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { publishTheme } from './publish-theme.ts';
import { findThemeOf } from './themes.queries.ts';

let spark: TestApp;
let as: Person;
let other: Person;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());
// Finds is one place: every test finds it empty.
beforeEach(async () => {
  await spark.db.deleteFrom('themes').execute();
  [as, other] = [await newCurator(), await newCurator()];
});

async function newCurator(): Promise<Person> {
  const person = await spark.newUser();
  await spark.db.insertInto('badges').values({ user_id: person.id, kind: 'enthusiast' }).execute();
  return person;
}

/** A list that holds so many products, or these. */
async function fill(
  things: number | readonly string[],
  { by = as, ...words }: { by?: Person; title?: string; isPublic?: boolean } = {},
): Promise<{ list: List; products: string[] }> {
  const list = await spark.call('createList', { as: by, body: { title: 'A quiet desk', ...words } });
  const products = typeof things === 'number' ? await makeProducts(things) : [...things];
  await add(list, products, by);
  return { list, products };
}

async function add(list: { id: string }, products: readonly string[], by = as): Promise<void> {
  for (const productId of products) {
    await spark.call('addProductToList', { as: by, params: { id: list.id, productId } });
  }
}

async function makeProducts(count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, async () => (await makeProduct(spark.db)).id));
}

const publish = (list: { id: string }, by = as) => spark.call('publishTheme', { as: by, params: list });

/** A theme with so many products, or these. */
async function make(
  things: number | readonly string[] = limits.themeMinProducts,
  words: Parameters<typeof fill>[1] = {},
): Promise<{ theme: Theme; list: List; products: string[] }> {
  const filled = await fill(things, words);
  return { ...filled, theme: await publish(filled.list, words.by) };
}

const readFinds = async (reader?: Person): Promise<Find[]> =>
  (await spark.call('listFinds', { ...(reader && { as: reader }) })).items;

const slugsFor = async (reader?: Person) =>
  (await spark.call('listThemes', { ...(reader && { as: reader }) })).items.map(({ slug }) => slug);

describe('putting a list into Finds', () => {
  test('is for one’s own lists, with enough products in them that the shop lists', async () => {
    const { list } = await fill(limits.themeMinProducts - 2);
    const { id: unlisted } = await makeProduct(spark.db, { unlisted_at: new Date() });
    await add(list, [unlisted]);
    await spark.call('addPostToList', {
      as,
      params: { id: list.id, postId: (await makePost(spark.db)).id },
    });
    expect(await spark.refusal('publishTheme', { params: list })).toMatchObject({ code: 'unauthenticated' });
    for (const params of [list, { id: newId() }]) {
      expect(await spark.refusal('publishTheme', { as: other, params })).toMatchObject({ code: 'not_found' });
    }
    expect(await spark.refusal('publishTheme', { as, params: list })).toMatchObject({
      code: 'conflict',
      detail: 'A list in Finds holds at least 4 products. Add 2 more products first.',
    });
    await add(list, await makeProducts(1));
    expect(await spark.refusal('publishTheme', { as, params: list })).toMatchObject({
      detail: 'A list in Finds holds at least 4 products. Add 1 more product first.',
    });
    expect(await spark.call('getList', { as, params: list })).toMatchObject({ isPublic: false, theme: null });
    await add(list, await makeProducts(1));
    expect(await publish(list)).toMatchObject({ id: list.id, slug: 'a-quiet-desk', theme: 'a-quiet-desk' });
  });

  test('makes it public, at an address that stays whatever its title becomes', async () => {
    const { list, theme } = await make(4, { title: 'Plants that forgive' });
    expect(theme).toMatchObject({
      slug: 'plants-that-forgive',
      theme: 'plants-that-forgive',
      isPublic: true,
      itemCount: 4,
      viewer: { own: true },
    });
    await spark.call('updateList', { as, params: list, body: { title: 'Plants that do not' } });
    const found = await spark.call('getTheme', { params: theme });
    expect(found).toMatchObject({ id: list.id, title: 'Plants that do not', viewer: { own: false } });
    expect(await spark.call('getList', { as: other, params: list })).toMatchObject({ theme: theme.slug });
    expect(await publish(list)).toEqual({ ...found, viewer: { own: true } });
  });

  test('gives every theme an address of its own, however many are put there at once', async () => {
    const lists = [];
    for (let index = 0; index < 6; index++) lists.push((await fill(4, { title: 'Crème & Café' })).list);
    const slugs = (await Promise.all(lists.map((list) => publish(list)))).map(({ slug }) => slug);
    expect(slugs.toSorted()).toEqual([
      'creme-cafe',
      ...[2, 3, 4, 5, 6].map((number) => `creme-cafe-${number}`),
    ]);
    const { list, theme } = await make(4, { title: '安静的书桌' });
    expect(theme.slug).toBe(`theme-${list.id.slice(-8)}`);
  });

  test('lasts where the badge does not; a new one asks for it', async () => {
    const { theme } = await make();
    const { list } = await fill(4);
    await spark.db.deleteFrom('badges').where('user_id', '=', as.id).execute();
    expect(await slugsFor()).toEqual([theme.slug]);
    expect(await spark.refusal('publishTheme', { as, params: list })).toMatchObject({ code: 'forbidden' });
  });
});

describe('taking a list out of Finds', () => {
  test('is up to its owner and staff; the list stays', async () => {
    const { theme, list } = await make();
    const { list: second } = await make();
    const { list: plain } = await fill(1);
    const moderator = await spark.newUser({ roles: ['moderator'] });
    expect(await spark.refusal('withdrawTheme', { params: list })).toMatchObject({ code: 'unauthenticated' });
    for (const params of [list, plain, { id: newId() }]) {
      expect(await spark.refusal('withdrawTheme', { as: other, params })).toMatchObject({
        code: 'not_found',
      });
    }
    expect(await spark.refusal('withdrawTheme', { as: moderator, params: { id: newId() } })).toMatchObject({
      code: 'not_found',
    });
    await spark.call('withdrawTheme', { as, params: plain });
    expect(await slugsFor()).toHaveLength(2);
    await spark.call('withdrawTheme', { as, params: list });
    await spark.call('withdrawTheme', { as: moderator, params: second });
    expect(await slugsFor()).toEqual([]);
    expect(await readFinds()).toEqual([]);
    expect(await spark.refusal('getTheme', { params: theme })).toMatchObject({ code: 'not_found' });
    expect(await spark.call('getList', { as: other, params: list })).toMatchObject({
      isPublic: true,
      theme: null,
    });
    await spark.call('withdrawTheme', { as, params: list });
  });

  test('by staff lasts until staff allow it again, at the address it had; its owner and staff are told', async () => {
    const { theme, list } = await make();
    const [moderator, other] = [await spark.newUser({ roles: ['moderator'] }), await newCurator()];
    await spark.call('withdrawTheme', { as: moderator, params: list });
    const isTold = async (reader: Person) =>
      (await spark.call('getList', { as: reader, params: list })).isTakenOut;
    expect([await isTold(as), await isTold(moderator), await isTold(other)]).toEqual([true, true, false]);
    // Neither taking it out oneself nor making it private for a while is a way around.
    await spark.call('withdrawTheme', { as, params: list });
    for (const isPublic of [false, true])
      await spark.call('updateList', { as, params: list, body: { isPublic } });
    expect(await spark.refusal('publishTheme', { as, params: list })).toMatchObject({
      status: 403,
      code: 'taken_out',
      detail: 'Staff took this list out of Finds. It comes back once they allow it again.',
    });
    expect(await slugsFor()).toEqual([]);
    expect((await make(4, { title: theme.title })).theme.slug).not.toBe(theme.slug);
    for (let count = 0; count < 2; count++) {
      const asked = count === 0 ? spark.call('publishTheme', { as: moderator, params: list }) : publish(list);
      expect(await asked).toMatchObject({
        slug: theme.slug,
        isTakenOut: false,
        publishedAt: theme.publishedAt,
      });
    }
    expect(await slugsFor()).toContain(theme.slug);
    expect(await spark.refusal('publishTheme', { as: moderator, params: list })).toMatchObject({
      code: 'not_found',
    });
  });

  test('by staff is not undone where the list is not to be seen, and not where it is gone', async () => {
    const { theme, list } = await make();
    const moderator = await spark.newUser({ roles: ['moderator'] });
    await spark.call('withdrawTheme', { as: moderator, params: list });
    await spark.call('updateList', { as, params: list, body: { isPublic: false } });
    const refused = () => spark.refusal('publishTheme', { as: moderator, params: list });
    expect(await refused()).toMatchObject({ code: 'not_found' });
    await spark.call('updateList', { as, params: list, body: { isPublic: true } });
    expect(await slugsFor()).toEqual([]);
    await spark.call('deleteList', { as, params: list });
    expect(await refused()).toMatchObject({ code: 'not_found', wasHere: true });
    // Nobody could read it there any more when it went.
    expect(await spark.refusal('getTheme', { params: theme })).not.toHaveProperty('wasHere');
  });

  test('waits for whoever puts it there at this moment, so that both are answered', async () => {
    const { theme, list } = await make();
    const withdrawn = Promise.withResolvers<unknown>();
    await spark.db.transaction().execute(async (trx) => {
      await publishTheme(trx, { listId: list.id, ownerId: as.id, now: new Date() });
      withdrawn.resolve(spark.call('withdrawTheme', { as, params: list }));
      await expect.poll(countWaiting).toBe(1);
      expect((await findThemeOf(trx, list.id, { userId: as.id }))?.slug).toBe(theme.slug);
    });
    await withdrawn.promise;
    expect(await slugsFor()).toEqual([]);
  });
});

/** How many wait for what another one holds. */
async function countWaiting(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(spark.db);
  return rows[0]?.n ?? 0;
}

describe('themes', () => {
  test('come those changed last first, page by page', async () => {
    const made = [];
    for (const title of ['One', 'Two', 'Three']) made.push(await make(4, { title }));
    const [first] = made;
    await add(first?.list ?? { id: '' }, await makeProducts(1));
    const page = await spark.call('listThemes', { query: { limit: 2 } });
    expect(page.items.map(({ slug }) => slug)).toEqual(['one', 'three']);
    const rest = await spark.call('listThemes', { query: { limit: 2, cursor: page.nextCursor ?? '' } });
    expect(rest.items.map(({ slug }) => slug)).toEqual(['two']);
    expect(rest.nextCursor).toBeNull();
    expect(await spark.refusal('listThemes', { query: { cursor: 'made-up' } })).toMatchObject({
      code: 'invalid_cursor',
    });
  });

  test('are not shown while nothing of theirs is listed; their address waits', async () => {
    const { theme, products } = await make();
    const set = (unlisted_at: Date | null) =>
      spark.db.updateTable('products').set({ unlisted_at }).where('id', 'in', products).execute();
    await set(new Date());
    expect(await slugsFor()).toEqual([]);
    await spark.call('getTheme', { params: theme });
    await set(null);
    expect(await slugsFor()).toEqual([theme.slug]);
  });

  test.each<[string, (of: { list: List }) => Promise<unknown>]>([
    ['private', ({ list }) => spark.call('updateList', { as, params: list, body: { isPublic: false } })],
    ['deleted', ({ list }) => spark.call('deleteList', { as, params: list })],
    [
      'of somebody who is leaving',
      () =>
        spark.db
          .insertInto('departures')
          .values({ user_id: as.id, asked_at: new Date(), due_at: new Date(Date.now() + 1e9) })
          .execute(),
    ],
    ['of somebody who blocked the reader', () => spark.call('blockUser', { as, params: other })],
    ['of somebody whom the reader blocked', () => spark.call('blockUser', { as: other, params: as })],
  ])('that are %s are nowhere in Finds', async (_, hide) => {
    const { theme, list } = await make();
    expect(await slugsFor(other)).toEqual([theme.slug]);
    expect(await readFinds(other)).toHaveLength(4);
    await hide({ list });
    expect(await slugsFor(other)).toEqual([]);
    expect(await readFinds(other)).toEqual([]);
    expect(await spark.refusal('getTheme', { as: other, params: theme })).toMatchObject({
      code: 'not_found',
    });
  });

  test('that everybody could read are gone with their list, at every address, until another takes it up', async () => {
    const { theme, list } = await make();
    const { theme: hidden, list: hiddenList } = await make(4, { title: 'Not yet' });
    await spark.call('updateList', { as, params: hiddenList, body: { isPublic: false } });
    for (const params of [list, hiddenList]) await spark.call('deleteList', { as, params });
    const refusals = await Promise.all([
      spark.refusal('getTheme', { params: theme }),
      spark.refusal('getList', { params: list }),
      spark.refusal('listListItems', { params: list }),
      spark.refusal('publishTheme', { as, params: list }),
      spark.refusal('withdrawTheme', { as, params: list }),
      spark.refusal('updateList', { as, params: list, body: { title: 'Here' } }),
    ]);
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'not_found', wasHere: true });
    expect(await spark.refusal('getTheme', { params: hidden })).not.toHaveProperty('wasHere');
    const { theme: next } = await make();
    expect(await spark.call('getTheme', { params: theme })).toMatchObject({ id: next.id });
  });

  test('come first on the day they are put there, be their list as old as it may', async () => {
    const { list } = await fill(4, { title: 'Long there', isPublic: true });
    await make(4, { title: 'Before' });
    await publish(list);
    expect(await slugsFor()).toEqual(['long-there', 'before']);
  });

  test('that were made private come back to their address', async () => {
    const { theme, list } = await make();
    await spark.call('updateList', { as, params: list, body: { isPublic: false } });
    expect(await spark.call('getList', { as, params: list })).toMatchObject({ theme: null });
    expect(await spark.refusal('getTheme', { as, params: theme })).toMatchObject({ code: 'not_found' });
    expect(await publish(list)).toMatchObject({ slug: theme.slug, publishedAt: theme.publishedAt });
    expect(await slugsFor()).toEqual([theme.slug]);
  });

  test('of muted people are not brought to the reader, and found where they are asked for', async () => {
    const { theme } = await make();
    await spark.call('muteUser', { as: other, params: as });
    expect(await slugsFor(other)).toEqual([]);
    expect(await readFinds(other)).toEqual([]);
    await spark.call('getTheme', { as: other, params: theme });
  });
});
