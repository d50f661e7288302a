import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePhotoPost, makeProduct } from './factories.ts';
import { createTestApp, type TestApp } from './harness.ts';

let spark: TestApp;

beforeAll(async () => {
  spark = await createTestApp();
});

afterAll(async () => {
  await spark.close();
});

test('a person who signed up is known by their token', async () => {
  const ada = await spark.signUp('Ada');
  const response = await spark.call('GET', '/me', { as: ada });
  expect(response.statusCode).toBe(200);
  expect(response.json()).toMatchObject({ name: 'Ada', membership: { active: false } });
});

test('a person made a member is one', async () => {
  const member = await (await spark.signUp('Ben')).becomeMember();
  const response = await spark.call('GET', '/me', { as: member });
  expect(response.json()).toMatchObject({ membership: { active: true } });
});

test('the factories make posts as people see them', async () => {
  const buyable = await makeProduct(spark.db);
  const soldOut = await makeProduct(spark.db, { availability: 'out_of_stock' });
  const post = await makePhotoPost(spark.db, [buyable.id, soldOut.id]);
  const response = await spark.call('GET', `/posts/${post.id}`);
  expect(response.json()).toMatchObject({ id: post.id, kind: 'photo', shoppableCount: 1 });
});
