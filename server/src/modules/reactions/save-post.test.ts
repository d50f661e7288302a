import { afterAll, beforeAll, expect, test } from 'vitest';
import { deletePost, makePost } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

test('a visitor saves nothing and has no list of saved posts', async () => {
  const params = await makePost(spark.db);
  expect(await spark.refusal('save', { params })).toMatchObject({ code: 'unauthenticated' });
  expect(await spark.refusal('listMySaves')).toMatchObject({ code: 'unauthenticated' });
});

test('a post is saved once, counted once, and taken out once', async () => {
  const as = await spark.newUser();
  const params = await makePost(spark.db);
  await Promise.all(Array.from({ length: 10 }, () => spark.call('save', { as, params })));
  expect(await spark.call('getPost', { as, params })).toMatchObject({
    saveCount: 1,
    viewer: { saved: true },
  });
  expect(await spark.call('unsave', { as, params })).toEqual({ saved: false, saveCount: 0 });
  expect(await spark.call('unsave', { as, params })).toEqual({ saved: false, saveCount: 0 });
});

test('saved posts are listed last saved first, without deleted ones, and only to their owner', async () => {
  const as = await spark.newUser();
  const posts = [];
  for (let count = 0; count < 4; count++) posts.push(await makePost(spark.db));
  for (const params of posts) await spark.call('save', { as, params });
  await deletePost(spark.db, posts[2]?.id ?? '');
  const first = await spark.call('listMySaves', { as, query: { limit: 2 } });
  expect(first.items.map((post) => post.id)).toEqual([posts[3]?.id, posts[1]?.id]);
  const query = { limit: 2, cursor: first.nextCursor ?? '' };
  const second = await spark.call('listMySaves', { as, query });
  expect(second).toMatchObject({ items: [{ id: posts[0]?.id }], nextCursor: null });
  expect(await spark.refusal('listMySaves', { as: await spark.newUser(), query })).toMatchObject({
    code: 'invalid_cursor',
  });
});
