import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInterest, makePost, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
afterAll(() => spark.close());

const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
const following = async (as: Person) =>
  idsOf(await spark.call('getFeed', { as, query: { view: 'following' } }));

describe('following within an interest', () => {
  test('is refused for one that is not there, and nothing is followed then', async () => {
    const [as, other] = [await spark.newUser(), await spark.newUser()];
    const refusal = { code: 'validation_failed', errors: [{ path: '/interest' }] };
    const body = { interest: 'no-such-interest' };
    expect(await spark.refusal('followUser', { as, params: other, body })).toMatchObject(refusal);
    expect(await spark.refusal('unfollowUser', { as, params: other, query: body })).toMatchObject(refusal);
    expect(await spark.call('getUser', { as, params: other })).toMatchObject({ viewer: { follows: false } });
  });

  test('brings posts of these interests alone, until all is followed, and ends with the last one', async () => {
    const [as, other] = [await spark.newUser(), await spark.newMember()];
    const [cats, dogs, cars] = [
      await makeInterest(spark.db, { slug: 'cats', position: 1 }),
      await makeInterest(spark.db, { slug: 'dogs', position: 2 }),
      await makeInterest(spark.db, { slug: 'cars', position: 3 }),
    ];
    const post = (interest: { id: string }, secondsAgo: number) =>
      makePost(spark.db, {
        author_id: other.id,
        interestIds: [interest.id],
        created_at: new Date(Date.now() - secondsAgo * 1_000),
      });
    const [cat, dog, car] = [await post(cats, 1), await post(dogs, 2), await post(cars, 3)];
    const follow = (interest: string | null) =>
      spark.call('followUser', { as, params: other, body: { interest } });
    const unfollow = (interest: string) =>
      spark.call('unfollowUser', { as, params: other, query: { interest } });

    await follow('dogs');
    expect(await following(as)).toEqual([dog.id]);
    expect(await follow('cats')).toEqual({
      follows: true,
      followsInterests: ['cats', 'dogs'],
      followerCount: 1,
    });
    expect(await following(as)).toEqual([cat.id, dog.id]);
    expect(await spark.call('getUser', { as, params: other })).toMatchObject({
      followerCount: 1,
      viewer: { follows: true, followsInterests: ['cats', 'dogs'] },
    });
    const { count } = await spark.call('getFeedNews', {
      as,
      query: { view: 'following', since: new Date(0).toISOString() },
    });
    expect(count).toBe(2);
    expect(await follow(null)).toMatchObject({ followsInterests: [] });
    expect(await following(as)).toEqual([cat.id, dog.id, car.id]);
    // Of everything, one interest cannot be left out.
    expect(await unfollow('cars')).toMatchObject({ follows: true, followsInterests: [] });

    await follow('cats');
    expect(await following(as)).toEqual([cat.id]);
    expect(await unfollow('dogs')).toMatchObject({ follows: true, followsInterests: ['cats'] });
    expect(await unfollow('cats')).toEqual({ follows: false, followsInterests: [], followerCount: 0 });
    expect(await following(as)).toEqual([]);
  });
});

describe('blocking', () => {
  test('is refused for visitors, for oneself and for nobody', async () => {
    const as = await spark.newUser();
    for (const name of ['blockUser', 'muteUser'] as const) {
      expect(await spark.refusal(name, { params: as })).toMatchObject({ code: 'unauthenticated' });
      expect(await spark.refusal(name, { as, params: as })).toMatchObject({ status: 422 });
      const params = { handle: 'nobody_here' };
      expect(await spark.refusal(name, { as, params })).toMatchObject({ code: 'not_found' });
    }
    for (const name of ['listMyBlocks', 'listMyMutes'] as const) {
      expect(await spark.refusal(name)).toMatchObject({ code: 'unauthenticated' });
    }
  });

  test('ends following both ways, counts once, and gives nothing back when it is taken back', async () => {
    const [as, other] = [await spark.newUser(), await spark.newUser()];
    await spark.call('followUser', { as, params: other });
    await spark.call('followUser', { as: other, params: as });
    const calls = Array.from({ length: 5 }, () => spark.call('blockUser', { as, params: other }));
    // Whoever blocks back at the same time does not wait in a circle.
    calls.push(...Array.from({ length: 5 }, () => spark.call('blockUser', { as: other, params: as })));
    await Promise.all(calls);
    const { items } = await spark.call('listMyBlocks', { as });
    expect(items.map(({ person }) => person.id)).toEqual([other.id]);
    await spark.call('unblockUser', { as, params: other });
    await spark.call('unblockUser', { as: other, params: as });
    expect(await spark.call('getUser', { as, params: other })).toMatchObject({
      followerCount: 0,
      followingCount: 0,
      viewer: { follows: false, followsInterests: [] },
    });
  });

  test('wins over a follow that arrives at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const [as, other] = [await spark.newUser(), await spark.newUser()];
      await Promise.all([
        spark.request('followUser', { as: other, params: as }),
        spark.call('blockUser', { as, params: other }),
        spark.request('followUser', { as: other, params: as }),
      ]);
      const row = spark.db.selectFrom('follows').select('follower_id').where('follower_id', '=', other.id);
      expect(await row.execute()).toEqual([]);
    }
  });

  test('takes what the other did out of counts, and their handle out of mentions', async () => {
    const [as, other, third] = [await spark.newMember(), await spark.newMember(), await spark.newMember()];
    const post = await makePost(spark.db, { author_id: third.id });
    const comment = async (by: Person, parentId?: string) =>
      spark.call('createComment', {
        as: by,
        params: post,
        body: { text: 'Hm.', ...(parentId === undefined ? {} : { parentId }) },
      });
    const { id } = await comment(other);
    await comment(third, id);
    await comment(third);
    for (const by of [as, other]) await spark.call('smile', { as: by, params: post });
    await spark.call('save', { as: other, params: post });
    await spark.call('followUser', { as: other, params: third });
    const whole = { smileCount: 2, saveCount: 1, commentCount: 3 };
    const lessened = { smileCount: 1, saveCount: 0, commentCount: 1 };
    expect(await spark.call('getPost', { as, params: post })).toMatchObject(whole);

    await spark.call('blockUser', { as, params: other });
    expect(await spark.call('getPost', { as, params: post })).toMatchObject(lessened);
    const query = { view: 'newest' };
    const inFeed = async (by: Person) =>
      (await spark.call('getFeed', { as: by, query })).items.find((one) => one.id === post.id);
    expect(await inFeed(as)).toMatchObject(lessened);
    expect(await inFeed(third)).toMatchObject(whole);
    expect(await spark.call('getUser', { as, params: third })).toMatchObject({ followerCount: 0 });
    const body = {
      kind: 'story',
      text: `Look, @${other.handle}!`,
      interests: [(await makeInterest(spark.db)).slug],
    };
    expect(await spark.call('createPost', { as, body })).toMatchObject({ mentions: [] });
  });
});

test('whom one muted is brought nowhere, is not told, and is there for whoever asks', async () => {
  const [as, other, third] = [await spark.newMember(), await spark.newMember(), await spark.newMember()];
  const product = await makeProduct(spark.db);
  const post = await makePost(spark.db, { author_id: other.id });
  const listing = { post_id: post.id, product_id: product.id, position: 0 };
  await spark.db.insertInto('post_products').values(listing).execute();
  const review = {
    id: newId(),
    product_id: product.id,
    author_id: other.id,
    stars: 1,
    title: '',
    text: 'No.',
  };
  await spark.db.insertInto('reviews').values(review).execute();
  const common = await makePost(spark.db, { author_id: third.id });
  await spark.call('createComment', { as: other, params: common, body: { text: 'First!' } });
  await spark.call('followUser', { as, params: other });

  expect(await spark.call('muteUser', { as, params: other })).toEqual({ mutes: true });
  expect(await following(as)).toEqual([]);
  for (const view of ['for-you', 'newest']) {
    const { items } = await spark.call('getFeed', { as, query: { view } });
    expect(idsOf({ items })).not.toContain(post.id);
    expect(items.find(({ id }) => id === common.id)?.topComment).toBeNull();
  }
  const q = other.handle;
  // Others may have a handle that begins with theirs.
  const isOther = expect.objectContaining({ id: other.id });
  expect((await spark.call('completeHandles', { as, query: { q } })).items).not.toContainEqual(isOther);
  expect((await spark.call('suggest', { as, query: { q } })).users).not.toContainEqual(isOther);
  expect((await spark.call('listProductPosts', { as, params: product })).items).toEqual([]);
  expect((await spark.call('getProduct', { as, params: product })).postCount).toBe(0);
  expect((await spark.call('listProductReviews', { as, params: product })).items).toEqual([]);

  expect(await spark.call('getUser', { as, params: other })).toMatchObject({
    viewer: { mutes: true, follows: true },
  });
  expect(idsOf(await spark.call('listUserPosts', { as, params: other }))).toEqual([post.id]);
  expect(await spark.call('getPost', { as, params: post })).toMatchObject({ id: post.id });
  expect(idsOf(await spark.call('search', { as, query: { type: 'users', q } }))).toContain(other.id);
  expect(await spark.call('explainPost', { as, params: post })).toMatchObject({
    note: expect.stringMatching(/^You muted /),
  });
  expect((await spark.call('listMyMutes', { as })).items).toMatchObject([{ person: { id: other.id } }]);
  expect(await spark.call('getUser', { as: other, params: as })).toMatchObject({ viewer: { mutes: false } });
  await spark.call('smile', { as: other, params: common });

  await spark.call('unmuteUser', { as, params: other });
  expect(await following(as)).toEqual([post.id]);
});
