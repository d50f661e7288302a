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

test('an empty database gets every step once, in order, from however many at once', async () => {
  await emptyDatabase();
  const others = [1, 2, 3].map(() => createDatabase({ url: database.url, maxConnections: 1 }));
  const applied = await Promise.all(others.map(({ pool }) => migrate(pool)));
  await Promise.all(others.map((other) => other.close()));
  const steps = applied.flat();
  expect(steps.length).toBeGreaterThan(0);
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect((await listSteps()).map(({ name }) => name)).toEqual(steps.toSorted());
});

test('a step that fails leaves nothing behind and can be tried again', async () => {
  await emptyDatabase();
  await database.pool.query('create table comments (only_in_the_way text)');
  await expect(migrate(database.pool)).rejects.toThrow(/0004-posts.sql failed and was taken back/);
  const left = await database.pool.query(
    "select to_regclass('posts') as posts, to_regclass('products') as products",
  );
  expect(left.rows).toEqual([{ posts: null, products: 'products' }]);
  await database.pool.query('drop table comments');
  expect((await migrate(database.pool))[0]).toBe('0004-posts.sql');
});

test('a step changed after it was applied stops the start', async () => {
  await database.pool.query("update migrations set hash = 'other' where name like '0001%'");
  await expect(migrate(database.pool)).rejects.toThrow(MigrationError);
});
