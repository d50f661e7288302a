import { limits } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePost } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

describe('PATCH /me', () => {
  test('refuses what cannot be, and changes nothing then', async () => {
    const as = await spark.newUser();
    const other = await spark.newUser();
    const before = await spark.call('getMe', { as });
    const refusals: [object, number][] = [
      [{ name: '' }, 422],
      [{ name: ' ' }, 422],
      [{ name: 'n'.repeat(limits.nameLength + 1) }, 422],
      [{ bio: 'b'.repeat(limits.bioLength + 1) }, 422],
      [{ handle: 'No Spaces' }, 422],
      [{ handle: 'x' }, 422],
      [{ handle: 'h'.repeat(limits.handleLength + 1) }, 422],
      [{ name: 'New', handle: other.handle }, 409],
      [{ locale: 'english please' }, 422],
      [{ notifications: { everything: true } }, 422],
      [{ notifications: { postActivity: 'yes' } }, 422],
      [{ email: 'other@spark.test' }, 422],
      [{ roles: ['operator'] }, 422],
      [{ membership: { active: true } }, 422],
    ];
    for (const [body, status] of refusals) {
      expect(await spark.refusal('updateMe', { as, body }), JSON.stringify(body)).toMatchObject({ status });
    }
    expect(await spark.call('getMe', { as })).toEqual(before);
  });

  test('changes what is given and nothing else', async () => {
    const as = await spark.newUser();
    const before = await spark.call('getMe', { as });
    const body = { name: '  Ann ', bio: 'Cats.', locale: 'zh-CN', notifications: { commentReplies: true } };
    const expected = {
      ...before,
      ...body,
      name: 'Ann',
      notifications: { postActivity: false, commentReplies: true },
    };
    expect(await spark.call('updateMe', { as, body })).toEqual(expected);
    expect(await spark.call('updateMe', { as, body: {} })).toEqual(expected);
    const handle = `new_${as.handle}`;
    expect(await spark.call('updateMe', { as, body: { handle } })).toMatchObject({ handle });
    expect(await spark.call('getUser', { params: { handle } })).toMatchObject({ name: 'Ann', bio: 'Cats.' });
    expect(await spark.call('getUser', { params: as })).toMatchObject({ handle, name: 'Ann' });
  });
});

test('a profile shows what is public and nothing else', async () => {
  const as = await spark.newMember();
  await makePost(spark.db, { author_id: as.id });
  const profile = await spark.call('getUser', { params: as });
  expect(profile).toMatchObject({ handle: as.handle, postCount: 1, viewer: { own: false, follows: false } });
  expect(Object.keys(profile)).not.toContain('email');
  expect(await spark.call('getUser', { as, params: as })).toMatchObject({ viewer: { own: true } });
});

describe('following', () => {
  test('is refused for visitors, for oneself and for nobody', async () => {
    const as = await spark.newUser();
    expect(await spark.refusal('followUser', { params: as })).toMatchObject({ code: 'unauthenticated' });
    expect(await spark.refusal('followUser', { as, params: as })).toMatchObject({ status: 422 });
    for (const handle of ['nobody_here', 'No Body', 'x']) {
      expect(await spark.refusal('followUser', { as, params: { handle } })).toMatchObject({
        code: 'not_found',
      });
    }
  });

  test('counts once, however often it is asked, and ends once', async () => {
    const [as, other] = [await spark.newUser(), await spark.newUser()];
    const calls = Array.from({ length: 10 }, () => spark.call('followUser', { as, params: other }));
    expect((await Promise.all(calls)).at(-1)).toMatchObject({ follows: true, followerCount: 1 });
    expect(await spark.call('getUser', { as, params: other })).toMatchObject({
      followerCount: 1,
      viewer: { follows: true },
    });
    expect(await spark.call('getUser', { params: as })).toMatchObject({ followingCount: 1 });
    for (let count = 0; count < 2; count++) {
      expect(await spark.call('unfollowUser', { as, params: other })).toMatchObject({
        follows: false,
        followerCount: 0,
      });
    }
  });

  test('of many at once counts all of them, without those who leave and those who are gone', async () => {
    const other = await spark.newUser();
    const people = await Promise.all(Array.from({ length: 12 }, () => spark.newUser()));
    await Promise.all(people.map((as) => spark.call('followUser', { as, params: other })));
    const count = async () => (await spark.call('getUser', { params: other })).followerCount;
    expect(await count()).toBe(12);
    const [leaving, gone] = people.map(({ id }) => id);
    await spark.db
      .insertInto('departures')
      .values({ user_id: leaving ?? '', asked_at: new Date(), due_at: new Date() })
      .execute();
    expect(await count()).toBe(11);
    await spark.db
      .deleteFrom('users')
      .where('id', '=', gone ?? '')
      .execute();
    expect(await count()).toBe(10);
    await spark.db.deleteFrom('departures').execute();
    expect(await count()).toBe(11);
  });
});
