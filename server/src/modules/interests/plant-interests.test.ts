import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { plantInterests } from './plant-interests.ts';
import { starterInterests } from './starter-interests.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
afterAll(() => spark.close());

test('a community without interests gets some to begin with, once', async () => {
  await Promise.all([plantInterests(spark.db), plantInterests(spark.db)]);
  const { items } = await spark.call('listInterests');
  expect(items.map(({ name }) => name)).toEqual(starterInterests.map(({ name }) => name));
  expect(await plantInterests(spark.db)).toBe(0);
});

test('interests of one’s own are left alone', async () => {
  await spark.db.deleteFrom('interests').where('slug', '<>', 'cats').execute();
  expect(await plantInterests(spark.db)).toBe(0);
  const { items } = await spark.call('listInterests');
  expect(items.map(({ slug }) => slug)).toEqual(['cats']);
});
