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
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { loadReaderPreferences } from './reader-preferences.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
afterAll(() => spark.close());

const hide = (as: Person, params: object, body: object = { reason: 'post' }) =>
  spark.call('hidePost', { as, params, body });
const hiddenFor = async ({ id: userId }: Person) =>
  (await loadReaderPreferences(spark.db, { userId, now: new Date() })).hidden;
const nothing = { posts: [], authors: new Map(), interests: new Map(), products: new Map() };

describe('"Not interested" is refused', () => {
  const body = { reason: 'post' };

  test('to visitors', async () => {
    const params = await makePost(spark.db);
    expect(await spark.refusal('hidePost', { params, body })).toMatchObject({ code: 'unauthenticated' });
  });

  test('for a post that is not there, deleted or waiting', async () => {
    const as = await spark.newUser();
    const gone = await makePost(spark.db, { deleted_at: new Date() });
    const waiting = await makePost(spark.db, { is_live: false });
    for (const params of [{ id: newId() }, { id: 'x' }, gone, waiting]) {
      expect(await spark.refusal('hidePost', { as, params, body })).toMatchObject({ code: 'not_found' });
    }
  });

  test('for one’s own post', async () => {
    const as = await spark.newMember();
    const params = await makePost(spark.db, { author_id: as.id });
    expect(await spark.refusal('hidePost', { as, params, body })).toMatchObject({ status: 422 });
  });

  test('for reasons that are none or do not fit the post', async () => {
    const as = await spark.newUser();
    const params = await makePost(spark.db);
    const other = await makeInterest(spark.db);
    for (const wrong of [
      {},
      { reason: 'boring' },
      { reason: 'post', score: 1 },
      { reason: 'product' },
      { reason: 'owned', productId: newId() },
      { reason: 'interest', interest: other.slug },
      { reason: 'author', interest: other.slug },
      { reason: 'interest', productId: newId() },
    ]) {
      expect(await spark.refusal('hidePost', { as, params, body: wrong })).toMatchObject({
        status: 422,
        code: 'validation_failed',
      });
    }
    expect(await hiddenFor(as)).toEqual(nothing);
  });
});

test('a post one is not interested in is gone from every feed of that person alone, and stays gone', async () => {
  const [as, another] = [await spark.newUser(), await spark.newUser()];
  const author = await makeUser(spark.db);
  await spark.call('followUser', { as, params: author });
  const interest = await makeInterest(spark.db);
  const params = await makePost(spark.db, { author_id: author.id, interestIds: [interest.id] });
  const shown = async (person: Person, view: string) =>
    (await spark.call('getFeed', { as: person, query: { view, interests: interest.slug } })).items.filter(
      ({ id }) => id === params.id,
    );
  const views = ['for-you', 'following', 'newest'];
  for (const view of views) expect(await shown(as, view)).toHaveLength(1);
  await hide(as, params);
  for (const view of views) expect(await shown(as, view)).toEqual([]);
  expect(await shown(another, 'newest')).toHaveLength(1);
  expect(await spark.call('getPost', { as, params })).toMatchObject(params);
  await spark.call('showPostAgain', { as, params });
  for (const view of views) expect(await shown(as, view)).toHaveLength(1);
});

test('each reason means something else, and another reason replaces the first', async () => {
  const as = await spark.newUser();
  const author = await makeUser(spark.db);
  const [first, second] = [await makeInterest(spark.db), await makeInterest(spark.db)];
  const [pan, lid] = [await makeProduct(spark.db), await makeProduct(spark.db)];
  const facts = { author_id: author.id, interestIds: [first.id, second.id] };
  const post = await makePhotoPost(spark.db, [pan.id, lid.id], facts);
  const posts = [post.id];
  const after = async (body: object) => {
    await hide(as, post, body);
    return hiddenFor(as);
  };
  expect(await after({ reason: 'post' })).toEqual({ ...nothing, posts });
  expect(await after({ reason: 'author' })).toEqual({
    ...nothing,
    posts,
    authors: new Map([[author.id, 1]]),
  });
  expect((await after({ reason: 'interest' })).interests).toEqual(
    new Map([
      [first.id, 1],
      [second.id, 1],
    ]),
  );
  expect((await after({ reason: 'interest', interest: second.slug })).interests).toEqual(
    new Map([[second.id, 1]]),
  );
  expect((await after({ reason: 'product' })).products).toEqual(
    new Map([
      [pan.id, 1],
      [lid.id, 1],
    ]),
  );
  expect((await after({ reason: 'owned', productId: lid.id })).products).toEqual(new Map([[lid.id, 1]]));
  expect(await after({ reason: 'repeated' })).toEqual({
    ...nothing,
    posts,
    products: new Map([
      [pan.id, 0.5],
      [lid.id, 0.5],
    ]),
  });
});

test('what is said of several posts adds up, and is gone with what is taken back', async () => {
  const as = await spark.newUser();
  const author = await makeUser(spark.db);
  const one = await makePost(spark.db, { author_id: author.id });
  const two = await makePost(spark.db, { author_id: author.id });
  for (const post of [one, two, two]) await hide(as, post, { reason: 'author' });
  expect((await hiddenFor(as)).authors).toEqual(new Map([[author.id, 2]]));
  for (let times = 0; times < 2; times++) {
    expect(await spark.call('showPostAgain', { as, params: one })).toEqual({ isHidden: false });
  }
  expect((await hiddenFor(as)).authors).toEqual(new Map([[author.id, 1]]));
});

test('the log tells of a hide once, of its end once, and of the reader each time', async () => {
  const as = await spark.newUser();
  const post = await makePost(spark.db);
  const told = async () =>
    (
      await spark.db
        .selectFrom('changes')
        .select(['topic', 'detail'])
        .where('subject', 'in', [as.id, post.id])
        .where('topic', 'in', ['reader', 'response'])
        .orderBy('position')
        .execute()
    ).map(({ topic, detail }) => detail ?? topic);
  for (const reason of ['post', 'post', 'author']) await hide(as, post, { reason });
  const given = { person: as.id, response: 'hide', by: 1 };
  expect(await told()).toEqual(['reader', given, 'reader', 'reader']);
  for (let times = 0; times < 2; times++) await spark.call('showPostAgain', { as, params: post });
  expect((await told()).slice(4)).toEqual(['reader', { ...given, by: -1 }]);
});

test('the list of what was hidden is paged, last hidden first, and keeps what is gone for everybody', async () => {
  const as = await spark.newUser();
  const interest = await makeInterest(spark.db);
  const made = [];
  for (let number = 0; number < 5; number++) {
    const post = await makePost(spark.db, { interestIds: [interest.id] });
    await hide(as, post, { reason: 'interest' });
    made.unshift(post.id);
  }
  const [gone] = made;
  await deletePost(spark.db, gone ?? '');
  const first = await spark.call('listHiddenPosts', { as, query: { limit: 3 } });
  const cursor = first.nextCursor ?? '';
  const rest = await spark.call('listHiddenPosts', { as, query: { limit: 3, cursor } });
  expect(rest.nextCursor).toBeNull();
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(made);
  expect(first.items[0]).toMatchObject({
    post: null,
    reason: 'interest',
    interests: [{ slug: interest.slug }],
  });
  expect(first.items[1]).toMatchObject({ post: { id: made[1] } });
  await spark.call('showPostAgain', { as, params: { id: gone } });
  expect((await spark.call('listHiddenPosts', { as })).items).toHaveLength(4);
  const other = await spark.newUser();
  expect(await spark.call('listHiddenPosts', { as: other })).toEqual({ items: [], nextCursor: null });
  expect(await spark.refusal('listHiddenPosts', { as: other, query: { cursor } })).toMatchObject({
    code: 'invalid_cursor',
  });
});
