import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePost } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

test('nobody deletes the posts of others, and they look as if they were not there', async () => {
  const params = await makePost(spark.db);
  expect(await spark.refusal('deletePost', { params })).toMatchObject({ code: 'unauthenticated' });
  expect(await spark.refusal('deletePost', { as: await spark.newMember(), params })).toMatchObject({
    code: 'not_found',
  });
  await spark.call('getPost', { params });
});

test('a deleted post is gone from everywhere at once', async () => {
  const as = await spark.newMember();
  const params = await makePost(spark.db, { author_id: as.id });
  await spark.call('save', { as, params });
  await spark.call('deletePost', { as, params });
  expect(await spark.refusal('deletePost', { as, params })).toMatchObject({ code: 'not_found' });
  for (const call of ['getPost', 'listComments', 'listPostProducts', 'smile', 'save'] as const) {
    expect(await spark.refusal(call, { as, params })).toMatchObject({ code: 'not_found' });
  }
  for (const view of ['newest', 'for-you', 'following']) {
    const { items } = await spark.call('getFeed', { as, query: { view } });
    expect(items.map(({ id }) => id)).not.toContain(params.id);
  }
  expect(await spark.call('listMySaves', { as })).toMatchObject({ items: [] });
  expect(await spark.call('listUserPosts', { params: as })).toMatchObject({ items: [] });
  expect(await spark.call('getUser', { params: as })).toMatchObject({ postCount: 0 });
});
