import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePhotoPost, makePost, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { nobody } from '../../platform/changes/index.ts';
import { newId } from '../../platform/db/index.ts';
import { sweepEvents } from './sweep-events.ts';

let spark: TestApp;
let author: Person;
let viewer: Person;
let hat: { id: string };
let post: { id: string };
beforeAll(async () => {
  spark = await createTestApp();
  author = await spark.newMember();
  hat = await makeProduct(spark.db);
});
beforeEach(async () => {
  const sinceMidnight = Date.now() % dayMs;
  latest = sinceMidnight < 300_000 ? Date.now() - sinceMidnight - 1 : null;
  viewer = await spark.newUser();
  post = await makePhotoPost(spark.db, [hat.id], { author_id: author.id });
});
afterAll(() => spark.close());

const dayMs = 86_400_000;
const agent = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0' };
/** The end of yesterday while today is too young to hold what a test tells of: counts are kept by UTC day. */
let latest: number | null;
const ago = (ms: number) => new Date((latest ?? Date.now()) - ms).toISOString();
const of = (type: string, facts: object = {}) => ({ type, postId: post.id, at: ago(0), ...facts });

async function tell(as: Person | null, events: object[], cookie?: string): Promise<string> {
  const headers = cookie === undefined ? agent : { ...agent, cookie };
  const answer = await spark.request('recordEvents', { ...(as && { as }), body: { events }, headers });
  expect(answer.statusCode, answer.body).toBe(202);
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

/** What the counts of a post say, ever and by its days: they must agree. */
async function countsOf({ id }: { id: string }) {
  const sums = sql<{ views: number; clicks: number; bags: number; dwells: number }>`
    select sum(views)::int as views, sum(clicks)::int as clicks, sum(bags)::int as bags, sum(dwells)::int as dwells
    from post_counters where post_id = ${id}`;
  const days = await spark.db.selectFrom('post_days').selectAll().where('post_id', '=', id).execute();
  const total = (of: 'views' | 'clicks' | 'bags' | 'dwells' | 'dwell_ms') =>
    days.reduce((sum, day) => sum + Number(day[of]), 0);
  const byDay = {
    views: total('views'),
    clicks: total('clicks'),
    bags: total('bags'),
    dwells: total('dwells'),
  };
  const ever = (await sums.execute(spark.db)).rows[0];
  expect(ever?.views === null ? byDay : ever).toEqual(byDay);
  return { ...byDay, dwellMs: total('dwell_ms') };
}

describe('a dwell', () => {
  test('says how long, and told again by a retry it is the same', async () => {
    const events = [of('view'), of('dwell', { ms: 9_000 }), of('dwell', { ms: 3_000, at: ago(1_000) })];
    await Promise.all([tell(viewer, events), tell(viewer, events), tell(viewer, events)]);
    expect(await countsOf(post)).toMatchObject({ views: 1, dwells: 1, dwellMs: 12_000 });
  });

  test('of a short look is kept and says nothing; of a page left open no more than a minute counts', async () => {
    await tell(viewer, [of('dwell', { ms: 2_000 })]);
    expect(await countsOf(post)).toMatchObject({ dwells: 0, dwellMs: 2_000 });
    await tell(viewer, [of('dwell', { ms: 3_000_000, at: ago(5) })]);
    expect(await countsOf(post)).toMatchObject({ dwells: 1, dwellMs: 62_000 });
  });
});

test('what was opened counts once a person, post and day, however much of it and however often', async () => {
  const opened = (type: string, at = 0) => of(type, { productId: hat.id, at: ago(at) });
  await tell(viewer, [opened('tag-open'), opened('product-open'), of('link-open'), of('share')]);
  for (const at of [61_000, 122_000, 183_000]) await tell(viewer, [opened('tag-open', at), of('post-open')]);
  await tell(null, [opened('tag-open'), opened('bag-add')]);
  expect(await countsOf(post)).toMatchObject({ clicks: 2, bags: 1 });
});

test('what one does with one’s own post says nothing', async () => {
  const click = { productId: hat.id };
  await tell(author, [of('share'), of('dwell', { ms: 9_000 }), of('tag-open', click), of('post-open')]);
  expect(await countsOf(post)).toEqual({ views: 0, clicks: 0, bags: 0, dwells: 0, dwellMs: 0 });
});

test('a batch full of what is not there is taken, and what is there of it counts', async () => {
  const gone = await makePost(spark.db, { deleted_at: new Date() });
  await tell(viewer, [
    of('view', { postId: newId() }),
    of('share', { postId: gone.id }),
    of('tag-open', { productId: newId() }),
    of('product-open', { productId: hat.id, postId: newId() }),
    of('dwell', { ms: 9_000, postId: gone.id }),
    of('view'),
  ]);
  expect(await countsOf(post)).toMatchObject({ views: 1, clicks: 0 });
  const kept = await spark.db
    .selectFrom('events')
    .select(['type', 'post_id', 'product_id'])
    .where('viewer', '=', viewer.id)
    .orderBy('type')
    .execute();
  expect(kept).toEqual([
    { type: 'product-open', post_id: null, product_id: hat.id },
    { type: 'view', post_id: post.id, product_id: null },
  ]);
});

test('what many tell at once is all there afterwards', async () => {
  const posts = await Promise.all(Array.from({ length: 5 }, () => makePost(spark.db)));
  const people = await Promise.all(Array.from({ length: 8 }, () => spark.newUser()));
  await Promise.all(
    people.flatMap((as, turn) => {
      const order = turn % 2 === 0 ? posts : posts.toReversed();
      const events = order.flatMap(({ id }) => [
        of('view', { postId: id }),
        of('dwell', { postId: id, ms: 10_000 }),
        of('post-open', { postId: id }),
      ]);
      return [tell(as, events), tell(as, events.slice(3)), tell(null, events)];
    }),
  );
  for (const one of posts) expect(await countsOf(one)).toMatchObject({ views: 16, dwells: 16, clicks: 16 });
});

test('a post that is deleted while it is looked at takes nothing else down', async () => {
  const doomed = await Promise.all(Array.from({ length: 6 }, () => makePost(spark.db)));
  await Promise.all([
    ...doomed.map(({ id }) => tell(null, [of('view', { postId: id }), of('view')])),
    ...doomed.map(({ id }) => spark.db.deleteFrom('posts').where('id', '=', id).execute()),
  ]);
  expect(await countsOf(post)).toMatchObject({ views: 6 });
});

describe('whoever ranks feeds is told', () => {
  let last = 0;
  const changes = async () => {
    const rows = await spark.db
      .selectFrom('changes')
      .select(['position', 'topic', 'subject', 'detail'])
      .where('position', '>', last)
      .orderBy('position')
      .execute();
    last = rows.at(-1)?.position ?? last;
    return rows.map(({ topic, subject, detail }) => ({ topic, subject, detail }));
  };
  const byOf = (detail: unknown) => (detail as Detail | null)?.['by'];
  beforeEach(changes);

  test('of a hundred views of one person in one change, and of each only once', async () => {
    const posts = await Promise.all(Array.from({ length: 50 }, () => makePost(spark.db)));
    const events = [...posts, ...posts].map(({ id }) => of('view', { postId: id }));
    await changes();
    await tell(viewer, events);
    await tell(viewer, events);
    const [seen, ...others] = await changes();
    expect(others).toEqual([]);
    expect(seen).toMatchObject({ topic: 'seen', subject: viewer.id });
    expect(JSON.stringify(seen?.detail)).toContain(posts[49]?.id);
  });

  test('of those nobody knows in one change for all that came in together', async () => {
    const cookie = await tell(null, [of('view')]);
    await tell(null, [of('view')], cookie);
    expect(await changes()).toEqual([{ topic: 'seen', subject: nobody, detail: { postIds: [post.id] } }]);
  });

  test('of answers to a post once a person and day, and of products that were touched', async () => {
    const events = [of('tag-open', { productId: hat.id }), of('link-open'), of('dwell', { ms: 8_000 })];
    await tell(viewer, [...events, of('dwell', { ms: 9_000, at: ago(20_000) })]);
    await tell(viewer, [of('share'), of('product-open', { productId: hat.id })]);
    const told = await changes();
    const brief = told.map(({ topic, subject, detail }) => [topic, subject, (detail as Detail).response]);
    expect(brief.toSorted()).toEqual(
      [
        ['response', post.id, 'click'],
        ['response', post.id, 'dwell'],
        ['touch', hat.id, 'click'],
        ['touch', hat.id, 'click'],
      ].toSorted(),
    );
    expect(told.every(({ detail }) => (detail as Detail).person === viewer.id)).toBe(true);
  });

  test('of what goes into the bag, once, by whichever way it is told', async () => {
    const params = { productId: hat.id };
    await spark.call('putBagItem', { as: viewer, params, body: { quantity: 1, fromPostId: post.id } });
    await spark.call('putBagItem', { as: viewer, params, body: { quantity: 3, fromPostId: post.id } });
    await tell(viewer, [of('bag-add', { productId: hat.id })]);
    expect((await changes()).map(({ topic, subject }) => [topic, subject])).toEqual([
      ['response', post.id],
      ['touch', hat.id],
    ]);
    expect(await countsOf(post)).toMatchObject({ bags: 1 });
  });

  test('of what was opened on a device when somebody signs in on it, and nothing counts twice', async () => {
    const cookie = await tell(null, [of('view'), of('tag-open', { productId: hat.id })]);
    await changes();
    await tell(viewer, [of('view', { postId: newId() })], cookie);
    expect((await changes()).map(({ topic, subject, detail }) => [topic, subject, byOf(detail)])).toEqual([
      ['response', post.id, -1],
      ['response', post.id, 1],
      ['touch', hat.id, 1],
      ['reader', viewer.id, undefined],
    ]);
    expect(await countsOf(post)).toMatchObject({ views: 1, clicks: 1 });
  });

  test('of no more than some devices behind one address', async () => {
    const payload = { events: [of('view'), of('share')] };
    const request = { method: 'POST', url: '/api/v1/events', remoteAddress: '10.9.9.9' } as const;
    await Promise.all(Array.from({ length: 60 }, () => spark.send({ ...request, headers: agent, payload })));
    expect(await countsOf(post)).toMatchObject({ views: 50, clicks: 50 });
    await tell(viewer, [of('view')]);
    expect(await countsOf(post)).toMatchObject({ views: 51 });
  });
});

/** What the details of answers have in common. */
interface Detail {
  [name: string]: string | number | null;
  person: string | null;
  response: string;
}

describe('what somebody saw', () => {
  const seenBy = async ({ id }: { id: string }) => {
    const rows = await spark.db
      .selectFrom('seen_posts')
      .select('post_ids')
      .where('user_id', '=', id)
      .execute();
    return [...new Set(rows.flatMap((row) => row.post_ids))];
  };

  test('is remembered, each post once', async () => {
    const [first, second] = [await makePost(spark.db), await makePost(spark.db)];
    const view = (postId: string, at: number) => of('view', { postId, at: ago(at) });
    await tell(viewer, [view(first.id, dayMs), view(post.id, dayMs)]);
    await tell(viewer, [view(post.id, 0)]);
    await tell(viewer, [view(second.id, 0), view(post.id, 0)]);
    expect((await seenBy(viewer)).toSorted()).toEqual([post.id, first.id, second.id].toSorted());
    expect(await seenBy(author)).toEqual([]);
  });

  test('on a device becomes that of whoever signs in on it', async () => {
    const cookie = await tell(null, [of('view'), of('view', { postId: newId() })]);
    await tell(viewer, [of('post-open')], cookie);
    expect(await seenBy(viewer)).toEqual([post.id]);
  });
});

describe('events go', () => {
  test('by the week once they are older than they are kept, and the next weeks are made', async () => {
    await tell(viewer, [of('view')]);
    const inDays = (days: number) => new Date(Date.now() + days * dayMs);
    const kept = await sweepEvents(spark.db, { now: inDays(80), eventDays: 90 });
    expect(kept.dropped).toBe(0);
    expect(kept.made).toBeGreaterThan(0);
    const { dropped } = await sweepEvents(spark.db, { now: inDays(110), eventDays: 90 });
    expect(dropped).toBeGreaterThanOrEqual(3);
    expect(await spark.db.selectFrom('events').select('day').execute()).toEqual([]);
    expect(await countsOf(post)).toMatchObject({ views: 1 });
  });

  test('with the account of whoever told them, and clicks become those of nobody', async () => {
    await tell(viewer, [of('view'), of('tag-open', { productId: hat.id })]);
    const clicks = () =>
      spark.db.selectFrom('shop_clicks').select('viewer_key').where('post_id', '=', post.id).execute();
    expect(await clicks()).toEqual([{ viewer_key: viewer.id }]);
    await spark.db.deleteFrom('users').where('id', '=', viewer.id).execute();
    expect(
      await spark.db.selectFrom('events').select('type').where('viewer', '=', viewer.id).execute(),
    ).toEqual([]);
    expect(
      await spark.db.selectFrom('seen_posts').select('day').where('user_id', '=', viewer.id).execute(),
    ).toEqual([]);
    const [left, ...others] = await clicks();
    expect(others).toEqual([]);
    expect(left?.viewer_key).not.toBe(viewer.id);
    expect(await countsOf(post)).toMatchObject({ views: 1, clicks: 1 });
  });
});

test('a Spark that stood still for long makes the week it needs', async () => {
  const other = await createTestApp();
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'events'::regclass`.execute(other.db);
  for (const { name } of rows) await sql`drop table ${sql.table(name)}`.execute(other.db);
  const { id } = await makePost(other.db);
  const body = { events: [of('view', { postId: id }), of('view', { postId: id, at: ago(dayMs) })] };
  const answers = await Promise.all(
    [1, 2, 3].map(() => other.request('recordEvents', { body, headers: agent })),
  );
  expect(answers.map((answer) => answer.statusCode)).toEqual([202, 202, 202]);
  expect((await other.db.selectFrom('events').select('day').execute()).length).toBe(6);
  await other.close();
});
