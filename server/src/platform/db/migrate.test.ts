import pg from 'pg';
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

test.each([
  ['a table', 'create table invoices (id int)', 'invoices'],
  ['a history of its own', 'create table migrations (name text)', 'migrations'],
])('a database of another program, which has %s, is left as it is', async (_what, made, name) => {
  await emptyDatabase();
  await database.pool.query(made);
  const tables = "select relname as name from pg_class where relnamespace = 'public'::regnamespace";
  await expect(migrate(database.pool)).rejects.toThrow(`it holds the table "${name}"`);
  expect((await database.pool.query(tables)).rows).toEqual([{ name }]);
});

test.each([
  ['use the schema', ''],
  ['create tables', 'grant usage on schema public to lowly'],
])('whoever may not %s is told so', async (_what, granted) => {
  await emptyDatabase();
  await database.pool.query(`create role lowly; ${granted}`);
  const pool = new pg.Pool({ connectionString: database.url, options: '-c role=lowly' });
  await expect(migrate(pool)).rejects.toThrow(/^Spark may not create tables in its database/);
  await pool.end();
  await database.pool.query('drop owned by lowly; drop role lowly');
});

test('an empty database gets every step once, in order, from however many at once, and one that fails later', async () => {
  await emptyDatabase();
  // A step that fails leaves nothing behind and can be tried again.
  await database.pool.query(
    `create table migrations (name text primary key, hash text not null, applied_at timestamptz not null default now());
     create table comments (only_in_the_way text)`,
  );
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

test('a database that holds something is changed only after what has to come before, a new one at once', async () => {
  const beforeUpgrade = () => Promise.reject(new Error('The pages could not be built.'));
  await emptyDatabase();
  const all = await migrate(database.pool, undefined, beforeUpgrade);
  expect(await migrate(database.pool, undefined, beforeUpgrade)).toEqual([]);
  await database.pool.query('delete from migrations where name = $1', [all.at(-1)]);
  const held = await listSteps();
  await expect(migrate(database.pool, undefined, beforeUpgrade)).rejects.toThrow('could not be built');
  expect(await listSteps()).toEqual(held);
});
