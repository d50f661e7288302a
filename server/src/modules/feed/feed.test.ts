import { limits, type Post } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  deletePost,
  makeInterest,
  makePhotoPost,
  makePost,
  makeProduct,
  makeUser,
} from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { readPages } from '../../../test/read-pages.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import type { Input } from '../../../test/call.ts';
import { sweepFeedSessions } from './sessions/index.ts';
import { newId } from '../../platform/db/index.ts';

let database: TestDatabase;
let spark: TestApp;
beforeAll(async () => {
  database = await createTestDatabase();
  spark = await createTestApp({ database, starts: 'engine' });
});
afterAll(() => spark.close());

const hourMs = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * hourMs);
const ids = (posts: Post[]) => posts.map((post) => post.id);

/** Every page of a feed; `between` runs after each one. */
const readAll = (input: Input, between?: (pages: number) => Promise<unknown>): Promise<Post[][]> =>
  readPages((from) => spark.call('getFeed', { ...input, query: { ...input.query, ...from } }), between);

async function ask(slug: string): Promise<{ id: string; optionIds: string[] }> {
  const poll = { question: 'Which?', options: [{ text: 'This' }, { text: 'That' }] };
  const as = await spark.newMember();
  const made = await spark.call('createPost', { as, body: { kind: 'poll', interests: [slug], poll } });
  return { id: made.id, optionIds: made.poll?.options.map(({ id }) => id) ?? [] };
}

async function interested(slugs: string[]): Promise<Person> {
  const as = await spark.newMember();
  await spark.call('setMyInterests', { as, body: { slugs } });
  return as;
}

describe('For you', () => {
  test('puts posts of the chosen interests before all others, however fresh and liked those are', async () => {
    const chosen = await Promise.all(Array.from({ length: 5 }, () => makeInterest(spark.db)));
    const other = await makeInterest(spark.db);
    const as = await interested(chosen.map(({ slug }) => slug));
    const wanted = await Promise.all(
      chosen.map(({ id }) => makePost(spark.db, { interestIds: [id], created_at: hoursAgo(24 * 60) })),
    );
    const loud = await makePost(spark.db, { interestIds: [other.id] });
    await spark.db.insertInto('post_counters').values({ post_id: loud.id, slot: 0, smiles: 9_000 }).execute();
    const first = (await readAll({ as }))[0] ?? [];
    expect(new Set(ids(first).slice(0, 5))).toEqual(new Set(wanted.map(({ id }) => id)));
    expect(ids(first)).toContain(loud.id);
  });

  test('does the same for a visitor who names interests in the address', async () => {
    const chosen = await makeInterest(spark.db);
    const wanted = await makePost(spark.db, { interestIds: [chosen.id], created_at: hoursAgo(24 * 80) });
    const { items } = await spark.call('getFeed', { query: { interests: chosen.slug } });
    expect(items[0]?.id).toBe(wanted.id);
  });

  test('never shows people their own posts, which they do see under Newest', async () => {
    const as = await spark.newMember();
    const own = await makePost(spark.db, { author_id: as.id });
    expect(ids((await readAll({ as })).flat())).not.toContain(own.id);
    const newest = await spark.call('getFeed', { as, query: { view: 'newest' } });
    expect(ids(newest.items)).toContain(own.id);
  });

  test('has everything a card needs in one request', async () => {
    const product = await makeProduct(spark.db);
    const post = await makePhotoPost(spark.db, [product.id]);
    const { items } = await spark.call('getFeed', { query: { kind: 'photo', limit: 50 } });
    expect(items.find((item) => item.id === post.id)).toEqual(await spark.call('getPost', { params: post }));
  });
});

test('a vote, and the next one that moves it, show in every process when the feed is read again', async () => {
  const other = await createTestApp({
    database: { ...database, close: async () => undefined },
    starts: 'engine',
  });
  const as = await spark.newMember();
  const { slug } = await makeInterest(spark.db);
  const poll = await ask(slug);
  const query = { interests: slug, kind: 'poll' as const };
  const voted = async (app: TestApp) => {
    const { items } = await app.call('getFeed', { as, query });
    return items.find(({ id }) => id === poll.id)?.poll?.votedOptionId ?? null;
  };
  expect([await voted(spark), await voted(other)]).toEqual([null, null]);
  for (const optionId of poll.optionIds) {
    await spark.call('vote', { as, params: poll, body: { optionId } });
    expect([await voted(spark), await voted(other)]).toEqual([optionId, optionId]);
  }
  await other.close();
});

describe('visitors who come at the same moment', () => {
  test('are given one order, and each the whole of it', async () => {
    const { id, slug } = await makeInterest(spark.db);
    for (let number = 0; number < 5; number++) await makePost(spark.db, { interestIds: [id], kind: 'link' });
    const input = { query: { interests: slug, kind: 'link', limit: 2 } };
    const [one, other] = await Promise.all([readAll(input), readAll(input)]);
    expect(ids(one.flat())).toEqual(ids(other.flat()));
    expect(new Set(ids(one.flat())).size).toBe(one.flat().length);
  });

  test('and who comes after something was posted or deleted is shown that', async () => {
    const { id, slug } = await makeInterest(spark.db);
    const query = { interests: slug };
    const first = async () => (await spark.call('getFeed', { query })).items[0]?.id;
    // Past its first day, in which a new author's post is shown first.
    const before = await makePost(spark.db, { interestIds: [id], created_at: hoursAgo(48) });
    expect(await first()).toBe(before.id);
    const posted = await makePost(spark.db, { interestIds: [id] });
    expect(await first()).toBe(posted.id);
    await deletePost(spark.db, posted.id);
    expect(await first()).toBe(before.id);
  });
});

test('what one does with a post shows wherever the feed is read again', async () => {
  const as = await spark.newMember();
  const interest = await makeInterest(spark.db);
  for (let number = 0; number < 6; number++) await makePost(spark.db, { interestIds: [interest.id] });
  const first = await spark.call('getFeed', { as, query: { interests: interest.slug, limit: 2 } });
  const query = { interests: interest.slug, limit: 2, cursor: first.nextCursor ?? '' };
  const again = async () => (await spark.call('getFeed', { as, query })).items[0];
  const post = await again();
  const params = { id: post?.id ?? '', handle: post?.author.handle ?? '' };
  const nothing = { smiled: false, saved: false, followsAuthor: false };
  expect(post?.viewer).toMatchObject(nothing);
  await spark.call('followUser', { as, params });
  expect((await again())?.viewer).toMatchObject({ ...nothing, followsAuthor: true });
  await spark.call('smile', { as, params });
  await spark.call('save', { as, params });
  expect((await again())?.viewer).toMatchObject({ smiled: true, saved: true, followsAuthor: true });
  for (const call of ['unsmile', 'unsave', 'unfollowUser'] as const) await spark.call(call, { as, params });
  expect((await again())?.viewer).toMatchObject(nothing);
});

describe('For you keeps its rules', () => {
  test('at most two posts in a row by one author, no product twice on a page, nothing twice, nothing lost', async () => {
    const interest = await makeInterest(spark.db);
    const authors = await Promise.all(Array.from({ length: 5 }, () => makeUser(spark.db)));
    const products = await Promise.all(Array.from({ length: 12 }, () => makeProduct(spark.db)));
    const made = [];
    for (let number = 0; number < 45; number++) {
      // The first author wrote a third of all posts and the freshest ones.
      const author = authors[number < 15 ? 0 : (number % 4) + 1];
      const product = products[(number * 7) % products.length];
      const facts = { author_id: author?.id ?? '', interestIds: [interest.id], created_at: hoursAgo(number) };
      made.push(await makePhotoPost(spark.db, [product?.id ?? ''], facts));
    }
    for (const limit of [7, limits.pageSize, limits.maxPageSize]) {
      const pages = await readAll({ query: { interests: interest.slug, kind: 'photo', limit } });
      const shown = pages.flat();
      expect(new Set(ids(shown)).size).toBe(shown.length);
      expect(ids(shown)).toEqual(expect.arrayContaining(made.map(({ id }) => id)));
      for (const page of pages) {
        const offered = page.flatMap((post) => post.products.map(({ id }) => id));
        expect(new Set(offered).size).toBe(offered.length);
        expect(page.length).toBeLessThanOrEqual(limit);
      }
      const handles = shown.map((post) => post.author.handle);
      const runs = handles.filter(
        (handle, at) => at > 1 && handle === handles[at - 1] && handle === handles[at - 2],
      );
      expect(runs).toEqual([]);
    }
    // Pages of another size than the order was made for show what they can all the same: there are twelve products.
    const query = { interests: interest.slug, kind: 'photo' };
    const first = await spark.call('getFeed', { query: { ...query, limit: 5 } });
    const others = await readAll({ query: { ...query, limit: 20, cursor: first.nextCursor ?? '' } });
    expect(others[0]?.length).toBeGreaterThanOrEqual(12);
    const all = ids([first.items, ...others].flat());
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(made.map(({ id }) => id)));
  });
});

describe('paging neither repeats nor skips while posts come and go', () => {
  test.each(['for-you', 'newest', 'following'])('%s', async (view) => {
    const reader = await spark.newMember();
    const interest = await makeInterest(spark.db);
    const authors = await Promise.all(Array.from({ length: 4 }, () => makeUser(spark.db)));
    const follows = authors.map(({ id }) => ({ follower_id: reader.id, followed_id: id }));
    await spark.db.insertInto('follows').values(follows).execute();
    const make = (number: number, createdAt: Date) =>
      makePost(spark.db, {
        author_id: authors[number % authors.length]?.id ?? '',
        interestIds: [interest.id],
        created_at: createdAt,
      });
    // Three at the same moment, so that the order among equals is put to the test as well.
    const made: string[] = [];
    for (let number = 0; number < 24; number++) {
      made.push((await make(number, hoursAgo(10 + Math.floor(number / 3)))).id);
    }
    const gone = new Set<string>();
    const query = { view, interests: interest.slug, limit: 5 };
    const pages = await readAll({ as: reader, query }, async (page) => {
      await make(page, new Date());
      const victim = made[(page * 7) % made.length];
      if (victim === undefined) return;
      gone.add(victim);
      await deletePost(spark.db, victim);
    });
    const shown = ids(pages.flat()).filter((id) => made.includes(id));
    expect(new Set(shown).size).toBe(shown.length);
    expect(made.filter((id) => !gone.has(id) && !shown.includes(id))).toEqual([]);
    expect(pages.slice(0, -1).filter((page) => page.length === 0)).toEqual([]);
  });
});

describe('Following', () => {
  test('is empty for a visitor and for somebody who follows nobody', async () => {
    await makePost(spark.db);
    const empty = { items: [], nextCursor: null, cursor: null };
    expect(await spark.call('getFeed', { query: { view: 'following' } })).toEqual(empty);
    const as = await spark.newUser();
    expect(await spark.call('getFeed', { as, query: { view: 'following' } })).toEqual(empty);
  });

  test('shows whom one follows until one stops', async () => {
    const as = await spark.newUser();
    const author = await makeUser(spark.db);
    const post = await makePost(spark.db, { author_id: author.id });
    await spark.call('followUser', { as, params: author });
    const { items } = await spark.call('getFeed', { as, query: { view: 'following' } });
    expect(items).toMatchObject([{ id: post.id, viewer: { followsAuthor: true } }]);
    await spark.call('unfollowUser', { as, params: author });
    expect(await spark.call('getFeed', { as, query: { view: 'following' } })).toMatchObject({ items: [] });
  });
});

test('Newest is in order of time and can be narrowed by kind and interests', async () => {
  const interest = await makeInterest(spark.db);
  const older = await makePost(spark.db, { interestIds: [interest.id], created_at: hoursAgo(2) });
  const newer = await makePost(spark.db, { interestIds: [interest.id], created_at: hoursAgo(1) });
  const photo = await makePhotoPost(spark.db, [], { interestIds: [interest.id], created_at: hoursAgo(3) });
  const read = async (query: object) =>
    ids(
      (await spark.call('getFeed', { query: { view: 'newest', interests: interest.slug, ...query } })).items,
    );
  expect(await read({})).toEqual([newer.id, older.id, photo.id]);
  expect(await read({ kind: 'photo' })).toEqual([photo.id]);
});

describe('a cursor is refused', () => {
  let cursor: string;
  let reader: Person;
  let slug: string;
  const read = (input: Input) => spark.refusal('getFeed', input);
  beforeAll(async () => {
    reader = await spark.newUser();
    const interest = await makeInterest(spark.db);
    slug = interest.slug;
    for (let count = 0; count < 4; count++) await makePost(spark.db, { interestIds: [interest.id] });
    const page = await spark.call('getFeed', { as: reader, query: { view: 'newest', limit: 2 } });
    cursor = page.nextCursor ?? '';
  });

  test('of another viewer, list or filter', async () => {
    for (const input of [
      { query: { view: 'newest', cursor } },
      { as: await spark.newUser(), query: { view: 'newest', cursor } },
      { as: reader, query: { view: 'for-you', cursor } },
      { as: reader, query: { view: 'following', cursor } },
      { as: reader, query: { view: 'newest', kind: 'photo', cursor } },
      { as: reader, query: { view: 'newest', interests: slug, cursor } },
    ]) {
      expect(await read(input)).toMatchObject({ status: 400, code: 'invalid_cursor' });
    }
    expect(await spark.refusal('listMySaves', { as: reader, query: { cursor } })).toMatchObject({
      code: 'invalid_cursor',
    });
  });

  test('that was cut or made up', async () => {
    for (const wrong of [cursor.slice(1), cursor.slice(0, -1), '.', newId()]) {
      const problem = await read({ as: reader, query: { view: 'newest', cursor: wrong } });
      expect(problem, wrong).toMatchObject({ code: 'invalid_cursor' });
    }
  });

  test('whose feed was forgotten while this process still knows its beginning', async () => {
    const interest = await makeInterest(spark.db);
    const query = { interests: interest.slug, kind: 'link', limit: 1 };
    for (let count = 0; count < 2; count++) await makePost(spark.db, { kind: 'link' });
    const page = await spark.call('getFeed', { query });
    await sweepFeedSessions(spark.db, new Date(Date.now() + 49 * hourMs));
    // There is more to be put behind the order than was known when it was fixed.
    await makePost(spark.db, { kind: 'link' });
    const problem = await read({ query: { ...query, limit: 50, cursor: page.nextCursor ?? '' } });
    expect(problem).toMatchObject({ code: 'invalid_cursor' });
  });

  test('whose feed was forgotten, with the way on', async () => {
    const page = await spark.call('getFeed', { as: reader, query: { limit: 1 } });
    await sweepFeedSessions(spark.db, new Date(Date.now() + 49 * hourMs));
    // The process that put the feed in order may still know it; another one does not.
    const other = await createTestApp({
      database: { ...database, close: async () => undefined },
      starts: 'engine',
    });
    const problem = await other.refusal('getFeed', {
      as: reader,
      query: { limit: 1, cursor: page.nextCursor ?? '' },
    });
    await other.close();
    expect(problem).toMatchObject({
      code: 'invalid_cursor',
      detail: expect.stringContaining('from the top'),
    });
  });
});
