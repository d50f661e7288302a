import { explainPost, newestPosts, rankFeed, seededRandom, usualWeights } from '@spark/ranking';
import { sql } from 'kysely';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeInterest, makePhotoPost, makePost, makeProduct } from '../../../../test/factories.ts';
import type { Person } from '../../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/test-database.ts';
import { createChangeFollower, recordChanges, restartLog } from '../../../platform/changes/index.ts';
import { buildIndex } from './build-index.ts';
import { createFeedEngine, type FeedEngine, type FeedEngineParts } from './feed-engine.ts';
import { indexFileIn } from './index-file.ts';

let spark: TestApp;
let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  spark = await createTestApp({ database });
});
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'spark-engine-'));
});
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await rm(dataDir, { recursive: true });
});
afterAll(() => spark.close());

/** Another process with an engine of its own; what it logs is kept. */
async function startEngine(
  options: Partial<Pick<FeedEngineParts, 'readsFile' | 'compactEveryMs' | 'build'>> = {},
): Promise<{ engine: FeedEngine; said: string[] }> {
  const said: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void said.push(line) });
  const changes = createChangeFollower(database.db, log);
  const engine = createFeedEngine({
    database,
    changes,
    dataDir,
    log,
    readsFile: false,
    compactEveryMs: null,
    ...options,
  });
  ends.push(async () => {
    await engine.close();
    await changes.close();
  });
  await engine.start();
  return { engine, said };
}

const now = Math.floor(Date.now() / 1_000) + 3_600;

const idsOf = (engine: FeedEngine) =>
  newestPosts(engine.current().index, { after: null, limit: 1_000 }).map(({ id }) => id);

/** All that an engine says to some people. */
async function portrait(
  engine: FeedEngine,
  people: readonly Person[],
  termAs: (term: number) => unknown = (term) => term,
) {
  await engine.catchUp();
  const portraits = [];
  for (const person of people) {
    const { index, reader } = await engine.prepare(person.id, new Date(now * 1_000));
    const options = { now, seed: 7, weights: usualWeights };
    const ranked = rankFeed(index, reader, { ...options, size: 100, pageSize: 20, kind: null });
    const why = idsOf(engine).map((id) => {
      const explained = explainPost(index, reader, id, options);
      return (
        explained && [
          id,
          Object.entries(explained.terms).map(([name, term]) => [name, termAs(term)]),
          JSON.stringify(explained.facts.responses),
        ]
      );
    });
    portraits.push({ ranked: ranked.map(({ id }) => id), why });
  }
  return portraits;
}

/** To four decimals; rounding would tell apart what differs by a hair at a half. */
const near = (term: number): unknown => expect.closeTo(term, 4);

interface Community {
  people: Person[];
  posts: { id: string }[];
  hats: { id: string; external_id: string }[];
  slugs: string[];
}

async function makeCommunity(): Promise<Community> {
  const community: Community = { people: [], posts: [], hats: [], slugs: [] };
  const interestIds: string[] = [];
  for (let count = 0; count < 6; count += 1) {
    community.people.push(await spark.newMember());
    community.hats.push(await makeProduct(database.db));
    const interest = await makeInterest(database.db);
    community.slugs.push(interest.slug);
    interestIds.push(interest.id);
  }
  for (const [place, { id }] of community.people.entries()) {
    const facts = { author_id: id, interestIds: interestIds.slice(place % 3, (place % 3) + 2) };
    community.posts.push(await makePost(database.db, facts));
    community.posts.push(await makePhotoPost(database.db, [community.hats[place]?.id ?? ''], facts));
  }
  return community;
}

/** Something that people do, whatever comes of it. */
async function actAtRandom({ people, posts, hats, slugs }: Community, random: () => number): Promise<void> {
  const one = <T>(all: readonly T[]): T => {
    const found = all[Math.floor(random() * all.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  };
  const as = one(people);
  const post = one(posts);
  const hat = one(hats);
  const calls = [
    ...(['smile', 'smile', 'smile', 'unsmile', 'save', 'unsave'] as const).map(
      (name) => () => spark.request(name, { as, params: post }),
    ),
    () => spark.request('createComment', { as, params: post, body: { text: 'So it is.' } }),
    () => spark.request('heart', { as, params: hat }),
    () => spark.request('followUser', { as, params: one(people) }),
    () => spark.request('unfollowUser', { as, params: one(people) }),
    () => spark.request('setMyInterests', { as, body: { slugs: slugs.slice(0, 5) } }),
    () =>
      spark.request('putBagItem', {
        as,
        params: { productId: hat.id },
        body: { quantity: 1, fromPostId: post.id },
      }),
    () =>
      spark.request('createPost', { as, body: { kind: 'story', text: 'More.', interests: [one(slugs)] } }),
  ];
  const answer = await one(calls)();
  expect(answer.statusCode, answer.body).toBeLessThan(500);
}

async function deleteAtRandom({ people, posts }: Community, random: () => number): Promise<void> {
  const place = Math.floor(random() * posts.length);
  const [gone] = posts.splice(place, 1);
  const row = await database.db
    .selectFrom('posts')
    .select('author_id')
    .where('id', '=', gone?.id ?? '')
    .executeTakeFirstOrThrow();
  const as = people.find(({ id }) => id === row.author_id);
  if (as === undefined || gone === undefined) throw new Error('a post of nobody');
  await spark.call('deletePost', { as, params: gone });
}

test('two processes agree with each other, and with one that starts afterwards, whatever people do at once', async () => {
  const [first, second] = [(await startEngine()).engine, (await startEngine()).engine];
  const community = await makeCommunity();
  const random = seededRandom(11);
  for (let round = 0; round < 8; round += 1) {
    await Promise.all(Array.from({ length: 6 }, () => actAtRandom(community, random)));
    if (round % 4 === 0) await second.catchUp();
    if (round % 4 === 2) await deleteAtRandom(community, random);
  }
  const expected = await portrait(first, community.people, near);
  expect(await portrait(second, community.people)).toEqual(expected);
  const later = (await startEngine()).engine;
  expect(await portrait(later, community.people)).toEqual(expected);
});

test('a post is rankable elsewhere right after a catch-up, once others may see it, and gone when it is deleted', async () => {
  const { engine } = await startEngine();
  const author = await spark.newMember();
  const { slug } = await makeInterest(database.db);
  const story = { kind: 'story', text: 'New.', interests: [slug] };
  const post = await spark.call('createPost', { as: author, body: story });
  await engine.catchUp();
  expect(idsOf(engine)).toContain(post.id);
  await spark.call('deletePost', { as: author, params: post });
  await engine.catchUp();
  expect(idsOf(engine)).not.toContain(post.id);
  await spark.call('restorePost', { as: author, params: post });
  await engine.catchUp();
  expect(idsOf(engine)).toContain(post.id);

  const hidden = await makePost(database.db, { is_live: false });
  await engine.catchUp();
  expect(idsOf(engine)).not.toContain(hidden.id);
});

test('what people did with a post that comes back counts as it did', async () => {
  const [author, reader] = [await spark.newMember(), await spark.newMember()];
  const post = await makePost(database.db, { author_id: author.id });
  const { engine } = await startEngine();
  await spark.call('smile', { as: reader, params: post });
  await spark.call('save', { as: reader, params: post });
  const before = await portrait(engine, [reader], near);
  await spark.call('deletePost', { as: author, params: post });
  await engine.catchUp();
  await spark.call('restorePost', { as: author, params: post });
  await engine.catchUp();
  expect(await portrait(engine, [reader])).toEqual(before);
  await spark.call('unsmile', { as: reader, params: post });
  expect(await portrait(engine, [reader])).not.toEqual(before);
});

test('whether a product can be bought makes its posts shoppable, or not', async () => {
  const hat = await makeProduct(database.db);
  const post = await makePhotoPost(database.db, [hat.id]);
  const { engine } = await startEngine();
  const isShoppable = async () => {
    await engine.catchUp();
    const { index, reader } = await engine.prepare(null, new Date());
    return explainPost(index, reader, post.id, { now, seed: 1, weights: usualWeights })?.facts.isShoppable;
  };
  const setStock = (availability: 'in_stock' | 'out_of_stock') =>
    database.db.transaction().execute(async (trx) => {
      await trx.updateTable('products').set({ availability }).where('id', '=', hat.id).execute();
      await recordChanges(trx, [{ topic: 'product', subject: hat.id }]);
    });
  expect(await isShoppable()).toBe(true);
  await setStock('out_of_stock');
  expect(await isShoppable()).toBe(false);
  await setStock('in_stock');
  expect(await isShoppable()).toBe(true);
});

describe('a reader', () => {
  test('is known by interests and follows as they are after each change, and by what they have seen', async () => {
    const { engine } = await startEngine();
    const [reader, author] = [await spark.newMember(), await spark.newMember()];
    const post = await makePost(database.db, { author_id: author.id });
    await engine.catchUp();
    const known = async () => {
      await engine.catchUp();
      return (await engine.prepare(reader.id, new Date())).reader;
    };
    expect((await known()).followed.size).toBe(0);
    expect(await known()).toBe(await known());
    await spark.call('followUser', { as: reader, params: author });
    expect((await known()).followed.size).toBe(1);
    const seen = { topic: 'seen' as const, subject: reader.id, detail: { postIds: [post.id] } };
    await database.db.transaction().execute((trx) => recordChanges(trx, [seen]));
    expect((await known()).seen.size).toBe(1);
  });
});

describe('a start', () => {
  test('from disk goes on from there and knows the same as one from the database', async () => {
    const community = await makeCommunity();
    const [smiler, saver, author] = [
      await spark.newMember(),
      await spark.newMember(),
      await spark.newMember(),
    ];
    const first = await startEngine({ readsFile: true });
    for (const post of community.posts) await spark.call('smile', { as: smiler, params: post });
    expect(await first.engine.keep()).not.toBeNull();
    // The file does not know of this, the log does.
    for (const post of community.posts) await spark.call('save', { as: saver, params: post });
    const added = await makePost(database.db, { author_id: author.id });
    const [fromFile, fromDatabase] = [await startEngine({ readsFile: true }), await startEngine()];
    expect(fromFile.said.join()).toContain('was read from disk');
    expect(fromDatabase.said.join()).toContain('was read from the database');
    expect(idsOf(fromFile.engine)).toContain(added.id);
    const expected = await portrait(fromDatabase.engine, community.people, near);
    expect(await portrait(fromFile.engine, community.people)).toEqual(expected);
  });

  test.each([
    ['torn', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['of something else', () => Buffer.from('no index '.repeat(1_000))],
  ])('with a file that is %s reads the database and says so', async (_name, spoil) => {
    const { engine } = await startEngine();
    await engine.keep();
    const path = indexFileIn(dataDir);
    await writeFile(path, spoil(await readFile(path)));
    const later = await startEngine({ readsFile: true });
    expect(later.said.join()).toContain('cannot be used');
    expect(idsOf(later.engine)).toEqual(idsOf(engine));
  });

  test('with a file the log does not reach back to reads the database', async () => {
    const { engine } = await startEngine();
    await engine.keep();
    await database.db.transaction().execute(restartLog);
    const later = await startEngine({ readsFile: true });
    expect(later.said.join()).toContain('was read from the database');
    expect(idsOf(later.engine)).toEqual(idsOf(engine));
  });
});

test('after writes nobody told of, another index is made beside it, without missing what happens meanwhile', async () => {
  const isBuilding = Promise.withResolvers<void>();
  const mayGoOn = Promise.withResolvers<void>();
  const { engine } = await startEngine({
    build: async (order) => {
      const bytes = await buildIndex(order);
      isBuilding.resolve();
      await mayGoOn.promise;
      return bytes;
    },
  });
  const { index: before } = engine.current();
  // By hand, and told by nobody.
  const silent = await makePost(database.db);
  await sql`delete from changes where subject = ${silent.id}`.execute(database.db);
  await engine.catchUp();
  await database.db.transaction().execute(restartLog);
  await engine.catchUp();
  await isBuilding.promise;
  const meanwhile = await makePost(database.db);
  await engine.catchUp();
  expect(engine.current().index).toBe(before);
  mayGoOn.resolve();
  await expect.poll(() => engine.current().index === before).toBe(false);
  await engine.catchUp();
  expect(idsOf(engine)).toEqual(expect.arrayContaining([silent.id, meanwhile.id]));
  expect((await stat(indexFileIn(dataDir))).size).toBeGreaterThan(0);
});

test('what is compacted in another thread while people act says the same as before, and is kept without asking the database', async () => {
  const community = await makeCommunity();
  const plain = (await startEngine()).engine;
  const build = () => Promise.reject(new Error('the database is read again'));
  const { engine } = await startEngine({ compactEveryMs: 300, build });
  const random = seededRandom(5);
  // Nothing is written while people never rest, and on a busy machine they would not.
  let actsLeft = 30;
  const actAndLook = async () => {
    if (actsLeft > 0) await actAtRandom(community, random);
    actsLeft -= 1;
    await engine.catchUp();
    return (await stat(indexFileIn(dataDir)).catch(() => null)) !== null;
  };
  await expect.poll(actAndLook, { timeout: 100_000 }).toBe(true);
  const expected = await portrait(plain, community.people, near);
  expect(await portrait(engine, community.people)).toEqual(expected);
  const later = await startEngine({ readsFile: true });
  expect(later.said.join()).toContain('was read from disk');
  expect(await portrait(later.engine, community.people)).toEqual(expected);
}, 120_000);
