import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '../../../test/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { findPersonalTables, readEvents, readRows } from './personal-tables.queries.ts';

let database: TestDatabase;
let userId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  userId = (await makeUser(database.db)).id;
});
afterAll(() => database.close());

async function read(rows: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

test('every table with something of a person can be read, page by page, by its own key', async () => {
  const { db } = database;
  await sql`insert into users (id, name, email, handle)
    select gen_random_uuid(), 'Person ' || n, 'muted-' || n || '@spark.test', 'muted_' || n
    from generate_series(1, 1200) n`.execute(db);
  await sql`insert into mutes (muter_id, muted_id, created_at)
    select ${userId}, id, now() from users where handle like 'muted\_%'`.execute(db);
  const tables = await findPersonalTables(db);
  const names = tables.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['mutes', 'storefronts', 'storefront_lists', 'storefront_names']),
  );
  expect(names).not.toContain('enthusiast_doubles');
  const { rows: unkeyed } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not exists (select from pg_index where indrelid = pg_class.oid and indisprimary)`.execute(db);
  // Whatever else had no key would be read whole.
  const whole = unkeyed.map(({ name }) => name).filter((name) => names.includes(name));
  expect(whole.toSorted()).toEqual(['badges', 'enthusiast_scores']);
  for (const table of tables) {
    const rows = await read(readRows(db, table, userId));
    const keys = rows.map((row) => JSON.stringify(row));
    expect(new Set(keys).size, table.name).toBe(keys.length);
    if (table.name === 'mutes') expect(rows).toHaveLength(1_200);
  }
});

test('events of one moment are all told, however many there are', async () => {
  const at = new Date();
  await sql`create table events_of_now partition of events default`.execute(database.db);
  await sql`insert into events (day, at, viewer, is_person, type, post_id, occasion)
    select ${at}, ${at}, ${userId}, true, 'dwell', gen_random_uuid(), n from generate_series(1, 700) n`.execute(
    database.db,
  );
  expect(await read(readEvents(database.db, userId))).toHaveLength(700);
});
