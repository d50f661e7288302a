import { limits, type List, type Storefront } from '@spark/contract';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deletePost, makeCreator, makePhotoPost, makePost, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

let named = 0;
const newName = () => `a-name-${++named}`;

async function newCreator(): Promise<Person> {
  const person = await spark.newUser();
  await makeCreator(spark.db, person.id);
  return person;
}

const put = (as: Person, words: Partial<Storefront> & { listIds?: string[] } = {}) =>
  spark.call('putMyStorefront', { as, body: { ...wordsOf(words) } });
const refusedPut = (as: Person, words: object) =>
  spark.refusal('putMyStorefront', { as, body: { ...wordsOf(words) } });
const wordsOf = (words: object) => ({ slug: newName(), title: 'Mine', intro: '', listIds: [], ...words });
const read = (slug: string, as?: Person) =>
  spark.call('getStorefront', { params: { slug }, ...(as === undefined ? {} : { as }) });
const refusedRead = (slug: string, as?: Person) =>
  spark.refusal('getStorefront', { params: { slug }, ...(as === undefined ? {} : { as }) });

async function makeList(as: Person, things: { postIds?: string[]; products?: number } = {}): Promise<List> {
  const list = await spark.call('createList', { as, body: { title: 'A shelf', isPublic: true } });
  for (const postId of things.postIds ?? []) {
    await spark.call('addPostToList', { as, params: { id: list.id, postId } });
  }
  for (let count = 0; count < (things.products ?? 0); count++) {
    const { id: productId } = await makeProduct(spark.db);
    await spark.call('addProductToList', { as, params: { id: list.id, productId } });
  }
  return list;
}

const change = (as: Person, list: List, body: object) =>
  spark.call('updateList', { as, params: { id: list.id }, body });
const shelvesOf = ({ shelves }: Storefront) => shelves.map(({ list }) => list.id);

describe('a storefront', () => {
  test('is refused to whoever was not invited, and said so', async () => {
    const as = await spark.newMember();
    expect(await refusedPut(as, {})).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('invited'),
    });
    expect(await spark.refusal('putMyStorefront', { body: wordsOf({}) })).toMatchObject({
      code: 'unauthenticated',
    });
    expect(await spark.refusal('getMyStorefront', { as })).toMatchObject({ code: 'not_found' });
    expect(await spark.call('getUser', { params: as })).toMatchObject({ storefront: null });
  });

  test('is refused with lists that are not public ones of one’s own, and with words that are none', async () => {
    const [as, other] = [await newCreator(), await newCreator()];
    const [own, hidden, others] = [await makeList(as), await makeList(as), await makeList(other)];
    await change(as, hidden, { isPublic: false });
    for (const id of [hidden.id, others.id, newId()]) {
      expect(await refusedPut(as, { listIds: [own.id, id] })).toMatchObject({
        code: 'validation_failed',
        errors: [{ path: '/listIds/1', message: expect.stringContaining('public lists of your own') }],
      });
    }
    const many = Array.from({ length: limits.storefrontLists + 1 }, () => newId());
    for (const words of [
      { title: ' ' },
      { title: 't'.repeat(limits.storefrontTitleLength + 1) },
      { intro: 'i'.repeat(limits.storefrontIntroLength + 1) },
      { listIds: [own.id, own.id] },
      { listIds: many },
      { ownerId: other.id },
    ]) {
      expect(await refusedPut(as, words), JSON.stringify(words)).toMatchObject({ status: 422 });
    }
    expect(await spark.refusal('getMyStorefront', { as })).toMatchObject({ code: 'not_found' });
  });

  test('shows the lists that were chosen, in that order, each with its first things', async () => {
    const [as, reader] = [await newCreator(), await spark.newUser()];
    const posts = [await makePost(spark.db), await makePhotoPost(spark.db, [])].map(({ id }) => id);
    const [mixed, long] = [
      await makeList(as, { postIds: posts, products: 1 }),
      await makeList(as, { products: limits.shelfItems + 2 }),
    ];
    await makeList(as, { products: 1 });
    await spark.call('followUser', { as: reader, params: { handle: as.handle } });
    const slug = newName();
    const made = await put(as, {
      slug,
      title: ' All I like ',
      intro: ' Read on. ',
      listIds: [long.id, mixed.id],
    });
    expect(made).toMatchObject({
      slug,
      title: 'All I like',
      intro: 'Read on.',
      viewer: { own: true },
    });
    expect(await spark.call('getMyStorefront', { as })).toEqual(made);
    const seen = await read(slug, reader);
    expect(seen.viewer).toEqual({ own: false });
    expect(seen.owner).toMatchObject({ id: as.id, badges: ['creator'] });
    expect(shelvesOf(seen)).toEqual([long.id, mixed.id]);
    const [first, second] = seen.shelves;
    expect([first?.list.itemCount, first?.items.length]).toEqual([limits.shelfItems + 2, limits.shelfItems]);
    for (const [shelf, list] of [
      [first, long],
      [second, mixed],
    ] as const) {
      const { items } = await spark.call('listListItems', {
        as: reader,
        params: { id: list.id },
        query: { limit: limits.shelfItems },
      });
      expect(shelf?.items).toEqual(items);
    }
    expect(second?.items.map(({ post }) => post?.id)).toEqual([...posts, undefined]);
    expect(await spark.call('getUser', { params: as })).toMatchObject({ storefront: slug });
    expect((await read(slug)).viewer).toEqual({ own: false });
  });

  test('is read with as many questions whatever stands in it', async () => {
    const as = await newCreator();
    const post = await makePost(spark.db);
    const small = await put(as, { listIds: [(await makeList(as, { postIds: [post.id], products: 1 })).id] });
    const asked = await countQueries(() => read(small.slug));
    const lists = [];
    for (let count = 0; count < 5; count++) {
      const postIds = [(await makePost(spark.db)).id, (await makePost(spark.db)).id];
      lists.push((await makeList(as, { postIds, products: 3 })).id);
    }
    await put(as, { slug: small.slug, listIds: lists });
    expect(await countQueries(() => read(small.slug))).toBe(asked);
  });

  test('shows to its owner what others see: nothing that is private, empty or deleted', async () => {
    const as = await newCreator();
    const [post, other] = [await makePost(spark.db), await makePost(spark.db)];
    const [kept, hidden, emptied, gone] = [
      await makeList(as, { postIds: [other.id, post.id] }),
      await makeList(as, { products: 1 }),
      await makeList(as, { postIds: [post.id] }),
      await makeList(as, { products: 1 }),
    ];
    const all = [kept, hidden, emptied, gone].map(({ id }) => id);
    const { slug } = await put(as, { listIds: all });
    expect(shelvesOf(await read(slug))).toEqual(all);
    await change(as, hidden, { isPublic: false });
    await spark.call('deleteList', { as, params: { id: gone.id } });
    await deletePost(spark.db, post.id);
    for (const seen of [
      await read(slug),
      await read(slug, as),
      await spark.call('getMyStorefront', { as }),
    ]) {
      expect(shelvesOf(seen)).toEqual([kept.id]);
      expect(seen.shelves[0]?.items.map((item) => item.post?.id)).toEqual([other.id]);
    }
    // What only waits is still told to its owner, who would lose it with the next change otherwise.
    const { listIds } = await spark.call('getMyStorefront', { as });
    expect(listIds).toEqual([kept.id, hidden.id, emptied.id]);
    const moved = [hidden.id, kept.id, emptied.id];
    expect(await put(as, { slug, title: 'Another', listIds: moved })).toMatchObject({ listIds: moved });
    expect(shelvesOf(await read(slug))).toEqual([kept.id]);
    await change(as, hidden, { isPublic: true });
    expect(shelvesOf(await read(slug))).toEqual([hidden.id, kept.id]);
    // What was taken from it waits no more.
    await change(as, hidden, { isPublic: false });
    await put(as, { slug, listIds: [kept.id] });
    expect(await refusedPut(as, { slug, listIds: [kept.id, hidden.id] })).toMatchObject({
      errors: [{ path: '/listIds/1' }],
    });
  });

  test('put twice is not changed; it is as new as its newest list', async () => {
    const as = await newCreator();
    const list = await makeList(as, { products: 1 });
    const words = wordsOf({ listIds: [list.id] });
    const first = await put(as, words);
    const again = await Promise.all(Array.from({ length: 4 }, () => put(as, words)));
    for (const answer of again) expect(answer).toEqual(first);
    expect(await put(as, { ...words, title: 'Another' })).toMatchObject({ createdAt: first.createdAt });
    const { updatedAt } = await change(as, list, { title: 'Newer' });
    expect((await read(first.slug)).updatedAt).toBe(updatedAt);
  });
});

describe('what a storefront is called', () => {
  test.for([
    ['a', 'at least 2'],
    ['a'.repeat(limits.storefrontSlugLength + 1), 'at most 30'],
    ['Name', 'small letters'],
    ['my name', 'hyphens'],
    ['my_name', 'Use the letters'],
    ['名字', 'Use the letters'],
    ['-name', 'hyphen stands between'],
    ['my--name', 'hyphen stands between'],
    ['2017', 'at least one letter'],
    ['category', 'kept for other pages'],
    ['admin', 'kept for'],
    ['the-adm1n', 'kept for the people'],
    ['../name', 'Use the letters'],
  ] as const)('may not be %s', async ([slug, sentence]) => {
    const as = await newCreator();
    expect(await refusedPut(as, { slug })).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: '/slug', message: expect.stringContaining(sentence) }],
    });
  });

  test('leads to it for ever, and to nobody else', async () => {
    const [as, other] = [await newCreator(), await newCreator()];
    const [former, present] = [newName(), newName()];
    await put(as, { slug: former });
    await put(as, { slug: present });
    expect((await read(former)).slug).toBe(present);
    for (const slug of [former, present]) {
      expect(await refusedPut(other, { slug })).toMatchObject({
        code: 'conflict',
        errors: [{ path: '/slug' }],
      });
    }
    expect((await put(as, { slug: former })).slug).toBe(former);
    expect((await read(present)).slug).toBe(former);
    expect(await spark.call('getUser', { params: as })).toMatchObject({ storefront: former });
  });

  test('is one of those asked for at once, with what was asked for beside it; and so many can be had', async () => {
    const as = await newCreator();
    const asked = [];
    for (let count = 0; count < limits.storefrontNames + 3; count++) {
      asked.push(wordsOf({ listIds: [(await makeList(as, { products: 1 })).id], intro: `${count}` }));
    }
    const answers = await Promise.all(asked.map((body) => spark.request('putMyStorefront', { as, body })));
    const taken = asked.filter((_body, index) => answers[index]?.statusCode === 200);
    expect(taken).toHaveLength(limits.storefrontNames);
    for (const { statusCode } of answers) expect([200, 429]).toContain(statusCode);
    const { slug, intro, shelves } = await spark.call('getMyStorefront', { as });
    const words = { slug, title: 'Mine', intro, listIds: shelves.map(({ list }) => list.id) };
    expect(taken).toContainEqual(words);
  });

  test('is one person’s where many ask for it at once', async () => {
    const people = [await newCreator(), await newCreator(), await newCreator(), await newCreator()];
    const slug = newName();
    const answers = await Promise.all(
      people.map((as) => spark.request('putMyStorefront', { as, body: wordsOf({ slug }) })),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409, 409]);
    const winner = people[answers.findIndex(({ statusCode }) => statusCode === 200)];
    expect((await read(slug)).owner.id).toBe(winner?.id);
  });

  test('can be changed so often, and then a sentence says when again; former names can be had still', async () => {
    const as = await newCreator();
    const names = Array.from({ length: limits.storefrontNames }, newName);
    for (const slug of names) await put(as, { slug });
    const refused = await refusedPut(as, { slug: newName() });
    expect(refused).toMatchObject({
      code: 'rate_limited',
      detail: expect.stringContaining(`${limits.storefrontNames} names in ${limits.storefrontNameDays} days`),
      errors: [{ path: '/slug' }],
    });
    const [first = ''] = names;
    expect((await put(as, { slug: first })).slug).toBe(first);
    const longAgo = new Date(Date.now() - limits.storefrontNameDays * 86_400_000);
    await spark.db
      .updateTable('storefront_names')
      .set({ taken_at: longAgo })
      .where('name', '=', first)
      .execute();
    await put(as, { slug: newName() });
    expect(await refusedPut(as, { slug: newName() })).toMatchObject({ code: 'rate_limited' });
  });
});

describe('a storefront is not there', () => {
  test('once it is closed; its lists and names stay its owner’s', async () => {
    const [as, other] = [await newCreator(), await newCreator()];
    const list = await makeList(as, { products: 1 });
    const { slug } = await put(as, { listIds: [list.id] });
    for (let count = 0; count < 2; count++) await spark.call('closeMyStorefront', { as });
    expect(await refusedRead(slug)).toMatchObject({ code: 'not_found' });
    expect(await spark.refusal('getMyStorefront', { as })).toMatchObject({ code: 'not_found' });
    expect(await spark.call('getUser', { params: as })).toMatchObject({ storefront: null });
    await spark.call('getList', { params: { id: list.id } });
    expect(await refusedPut(other, { slug })).toMatchObject({ code: 'conflict' });
    expect(shelvesOf(await put(as, { slug }))).toEqual([]);
    expect((await read(slug)).owner.id).toBe(as.id);
  });

  test('while its owner is no creator; invited again, it is there as it was', async () => {
    const [as, boss] = [await newCreator(), await spark.newUser({ roles: ['operator'] })];
    const list = await makeList(as, { products: 1 });
    const { slug } = await put(as, { listIds: [list.id] });
    await spark.call('dismissCreator', { as: boss, params: as });
    expect(await refusedRead(slug)).toMatchObject({ code: 'not_found' });
    expect(await refusedRead(slug, as)).toMatchObject({ code: 'not_found' });
    expect(await refusedPut(as, { slug })).toMatchObject({ code: 'forbidden' });
    expect(await spark.call('getUser', { params: as })).toMatchObject({ storefront: null, badges: [] });
    await spark.call('inviteCreator', { as: boss, params: as });
    expect(shelvesOf(await read(slug))).toEqual([list.id]);
  });

  test('while its owner is leaving, and never again once the account is gone; nobody else gets its names', async () => {
    const [as, other] = [await newCreator(), await newCreator()];
    const { slug } = await put(as, {});
    const leaving = { user_id: as.id, asked_at: new Date(), due_at: new Date() };
    await spark.db.insertInto('departures').values(leaving).execute();
    expect(await refusedRead(slug)).toMatchObject({ code: 'not_found' });
    expect(await refusedRead(slug)).not.toHaveProperty('wasHere');
    const job = spark.jobs.scheduled.find(({ name }) => name === 'finish-departures');
    await job?.run(new Date());
    expect(await refusedRead(slug)).toMatchObject({ code: 'not_found', wasHere: true });
    expect(await refusedPut(other, { slug })).toMatchObject({ code: 'conflict' });
  });

  test('for those who do not meet its owner', async () => {
    const [as, reader] = [await newCreator(), await spark.newUser()];
    const { slug } = await put(as, {});
    await spark.call('blockUser', { as, params: { handle: reader.handle } });
    expect(await refusedRead(slug, reader)).toMatchObject({ code: 'not_found' });
    await read(slug);
  });
});

/** How many statements go to the database meanwhile; the fewest of a few times, for others may go there, too. */
async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const counts = [];
  for (let time = 0; time < 3; time++) {
    const queries = vi.spyOn(pg.Client.prototype, 'query');
    await work();
    counts.push(queries.mock.calls.length);
    queries.mockRestore();
  }
  return Math.min(...counts);
}
