import { limits } from '@spark/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeInterest, makePost, makeUser } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import type { Input } from '../../../test/call.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
afterAll(() => spark.close());

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000);
const countSince = async (since: Date, { query, ...input }: Input = {}) =>
  (await spark.call('getFeedNews', { ...input, query: { ...query, since: since.toISOString() } })).count;

test('a moment that is none, and interests there are not, are refused', async () => {
  for (const query of [
    { since: 'yesterday' },
    { interests: 'no-such-thing' },
    { view: 'old' },
    { kind: 'x' },
  ]) {
    expect(await spark.refusal('getFeedNews', { query })).toMatchObject({ status: 422 });
  }
});

test('without a moment nothing is new, and the moment to ask from next is told', async () => {
  await makePost(spark.db);
  const { count, at } = await spark.call('getFeedNews', { query: { view: 'newest' } });
  expect(count).toBe(0);
  expect(Math.abs(Date.now() - new Date(at).getTime())).toBeLessThan(60_000);
});

test('what comes within the second in which a feed was read is new to it, and what it showed is not', async () => {
  const { id, slug } = await makeInterest(spark.db);
  const query = { view: 'newest', interests: slug } as const;
  for (let round = 1; round <= 3; round += 1) {
    await makePost(spark.db, { interestIds: [id] });
    const { at } = await spark.call('getFeedNews', { query });
    expect(await countSince(new Date(at), { query })).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 2));
    await makePost(spark.db, { interestIds: [id] });
    expect(await countSince(new Date(at), { query })).toBe(1);
  }
});

test('counts what came since that moment into that feed', async () => {
  const as = await spark.newMember();
  const followed = await makeUser(spark.db);
  await spark.call('followUser', { as, params: followed });
  const chosen = await Promise.all(Array.from({ length: 5 }, () => makeInterest(spark.db)));
  await spark.call('setMyInterests', { as, body: { slugs: chosen.map(({ slug }) => slug) } });
  const interestIds = [chosen[0]?.id ?? ''];
  const since = secondsAgo(30);
  await makePost(spark.db, { interestIds, created_at: secondsAgo(60) });
  const [liked, ofFollowed] = [
    await makePost(spark.db, { interestIds, created_at: secondsAgo(20) }),
    await makePost(spark.db, { author_id: followed.id, kind: 'link', created_at: secondsAgo(10) }),
  ];
  await makePost(spark.db, { created_at: secondsAgo(5) });
  await makePost(spark.db, { author_id: as.id, interestIds, created_at: secondsAgo(5) });
  await makePost(spark.db, { interestIds, is_live: false, created_at: secondsAgo(5) });
  expect(await countSince(since, { as })).toBe(2);
  expect(await countSince(since, { as, query: { kind: 'link' } })).toBe(1);
  expect(await countSince(since, { as, query: { view: 'following' } })).toBe(1);
  expect(await countSince(since, { as, query: { view: 'newest', interests: chosen[0]?.slug ?? '' } })).toBe(
    1,
  );
  expect(await countSince(since, { query: { interests: chosen[0]?.slug ?? '' } })).toBe(2);
  expect(await countSince(since, { query: { view: 'following' } })).toBe(0);
  expect(await countSince(new Date(Date.now() + 60_000), { as })).toBe(0);
  for (const params of [liked, ofFollowed]) {
    await spark.call('hidePost', { as, params, body: { reason: 'post' } });
  }
  expect(await countSince(since, { as })).toBe(0);
});

test('stops counting where it is enough', async () => {
  const interest = await makeInterest(spark.db);
  const author = await makeUser(spark.db);
  for (let number = 0; number <= limits.countedNews; number++) {
    await makePost(spark.db, { interestIds: [interest.id], author_id: author.id });
  }
  expect(await countSince(new Date(0), { query: { interests: interest.slug } })).toBe(limits.countedNews);
});
