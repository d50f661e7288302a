import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { createDatabase } from './database.ts';
import { migrate, MigrationError } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function emptyDatabase(): Promise<void> {
  await database.pool.query('drop schema public cascade; create schema public');
}

const listSteps = async () =>
  (await database.pool.query<{ name: string }>('select name from migrations order by name')).rows;

test('a database that is up to date is left alone', async () => {
  expect(await migrate(database.pool)).toEqual([]);
});

test('a database of a newer Spark stops the start', async () => {
  await database.pool.query("insert into migrations (name, hash) values ('9999-later.sql', 'x')");
  await expect(migrate(database.pool)).rejects.toThrow(/newer than this Spark/);
});

test('an empty database gets every step once, in order, from however many at once, and one that fails later', async () => {
  await emptyDatabase();
  // A step that fails leaves nothing behind and can be tried again.
  await database.pool.query('create table comments (only_in_the_way text)');
  const others = [1, 2, 3].map(() => createDatabase({ url: database.url, maxConnections: 1 }));
  for (const attempt of await Promise.allSettled(others.map(({ pool }) => migrate(pool)))) {
    if (attempt.status === 'fulfilled') throw new Error('The table was in nobody’s way.');
    expect(String(attempt.reason)).toMatch(/0004-posts.sql failed and was taken back/);
  }
  const before = (await listSteps()).map(({ name }) => name);
  const left = await database.pool.query(
    "select to_regclass('posts') as posts, to_regclass('products') as products",
  );
  expect(left.rows).toEqual([{ posts: null, products: 'products' }]);
  await database.pool.query('drop table comments');
  const applied = await Promise.all(others.map(({ pool }) => migrate(pool)));
  await Promise.all(others.map((other) => other.close()));
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  const steps = [...before, ...applied.flat()];
  expect(before).toHaveLength(3);
  expect(steps[3]).toBe('0004-posts.sql');
  expect((await listSteps()).map(({ name }) => name)).toEqual(steps);
  expect(steps).toEqual(steps.toSorted());
});

test('a step changed after it was applied stops the start', async () => {
  await database.pool.query("update migrations set hash = 'other' where name like '0001%'");
  await expect(migrate(database.pool)).rejects.toThrow(MigrationError);
});
