import { afterAll, beforeAll, expect, test } from 'vitest';
import { deletePost, makeInterest, makePost } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
afterAll(() => spark.close());

const hourMs = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * hourMs).toISOString();
const view = 'newest';
const keep = (as: Person, place: object) =>
  spark.call('keepFeedPlace', {
    as,
    body: { view, postIds: [newId()], nextCursor: null, at: hoursAgo(0), ...place },
  });
const find = async (as: Person, query: { view?: string } = { view }) =>
  (await spark.call('getFeedPlace', { as, query })).place;

test('a place is refused to visitors and where it is not one', async () => {
  expect(await spark.refusal('getFeedPlace')).toMatchObject({ code: 'unauthenticated' });
  const as = await spark.newUser();
  const id = newId();
  for (const wrong of [
    {},
    { view: 'old', postIds: [id], nextCursor: null, at: hoursAgo(0) },
    { view, postIds: [], nextCursor: null, at: hoursAgo(0) },
    { view, postIds: [id, id], nextCursor: null, at: hoursAgo(0) },
    { view, postIds: Array.from({ length: 51 }, newId), nextCursor: null, at: hoursAgo(0) },
    { view, postIds: [id], nextCursor: 'x'.repeat(2_001), at: hoursAgo(0) },
    { view, postIds: [id], nextCursor: null, at: 'now' },
  ]) {
    expect(await spark.refusal('keepFeedPlace', { as, body: wrong })).toMatchObject({ status: 422 });
  }
});

test('nobody is anywhere to begin with', async () => {
  const as = await spark.newUser();
  expect(await find(as)).toBeNull();
  expect(await spark.refusal('listFeedPlacePosts', { as, query: { view } })).toMatchObject({
    code: 'not_found',
  });
});

test('another device finds the place, and reads on in the same order', async () => {
  const as = await spark.newUser();
  const interest = await makeInterest(spark.db);
  const made: string[] = [];
  for (let number = 0; number < 9; number++) {
    const post = await makePost(spark.db, { interestIds: [interest.id], created_at: hoursAgo(number) });
    made.push(post.id);
  }
  const query = { view, interests: interest.slug, limit: 4 };
  const page = await spark.call('getFeed', { as, query });
  const read = page.items.map(({ id }) => id).slice(2);
  const at = hoursAgo(0);
  await keep(as, { postIds: read, nextCursor: page.nextCursor, at });
  expect(await find(as)).toEqual({ postId: made[2], at });
  const found = await spark.call('listFeedPlacePosts', { as, query: { view } });
  expect(found.items.map(({ id }) => id)).toEqual(made.slice(2, 4));
  const next = await spark.call('getFeed', { as, query: { ...query, cursor: found.nextCursor ?? '' } });
  expect(next.items.map(({ id }) => id)).toEqual(made.slice(4, 8));
  await deletePost(spark.db, made[2] ?? '');
  const left = await spark.call('listFeedPlacePosts', { as, query: { view } });
  expect(left.items.map(({ id }) => id)).toEqual([made[3]]);
});

test('of two places the later one stays, whichever arrives last', async () => {
  const as = await spark.newUser();
  const [earlier, later] = [newId(), newId()];
  await keep(as, { postIds: [later], at: hoursAgo(1) });
  expect(await keep(as, { postIds: [earlier], at: hoursAgo(2) })).toMatchObject({ postId: later });
  expect(await find(as)).toMatchObject({ postId: later });
});

test('a clock that is ahead does not keep later places out', async () => {
  const as = await spark.newUser();
  const before = Date.now();
  const kept = await keep(as, { at: hoursAgo(-24) });
  expect(new Date(kept.at).getTime()).toBeLessThanOrEqual(Date.now());
  expect(new Date(kept.at).getTime()).toBeGreaterThanOrEqual(before);
  const next = newId();
  expect(await keep(as, { postIds: [next], at: hoursAgo(-1) })).toMatchObject({ postId: next });
});

test('every feed and every person has a place of its own, for two days', async () => {
  const [as, another] = [await spark.newUser(), await spark.newUser()];
  const postId = newId();
  await keep(as, { view: 'for-you', postIds: [postId] });
  expect(await find(as, {})).toMatchObject({ postId });
  expect(await find(as)).toBeNull();
  expect(await find(another, {})).toBeNull();
  await keep(another, { at: hoursAgo(49) });
  expect(await find(another)).toBeNull();
});
