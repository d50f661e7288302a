import { afterAll, beforeAll, expect, test } from 'vitest';
import { deletePost, makePost } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

test('what one has seen is kept from visitors', async () => {
  expect(await spark.refusal('listSeenPosts')).toMatchObject({ code: 'unauthenticated' });
});

test('posts one saw are found again, each once, last seen first; hidden and deleted ones are not', async () => {
  const as = await spark.newUser();
  const posts = [];
  for (let number = 0; number < 5; number++) posts.push(await makePost(spark.db));
  const [first, second, third, hidden, gone] = posts.map(({ id }) => id);
  const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();
  const seen = [third, first, second, hidden, gone].map((postId, at) => ({
    type: 'view',
    postId,
    at: secondsAgo(at),
  }));
  await spark.call('recordEvents', { as, body: { events: seen } });
  await expect
    .poll(async () => (await spark.call('listSeenPosts', { as })).items.length, { timeout: 10_000 })
    .toBe(5);
  await spark.call('hidePost', { as, params: { id: hidden }, body: { reason: 'post' } });
  await deletePost(spark.db, gone ?? '');
  const page = await spark.call('listSeenPosts', { as, query: { limit: 2 } });
  expect(page.items.map(({ id }) => id)).toEqual([third, first]);
  const rest = await spark.call('listSeenPosts', { as, query: { limit: 2, cursor: page.nextCursor ?? '' } });
  expect(rest.items.map(({ id }) => id)).toEqual([second]);
  expect(rest.nextCursor).toBeNull();
  const other = await spark.newUser();
  expect((await spark.call('listSeenPosts', { as: other })).items).toEqual([]);
});
