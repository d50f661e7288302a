import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { createJointWriter, type JointWriter } from './index.ts';

let database: TestDatabase;
let batches: string[][];
let writer: JointWriter<string, number>;
beforeAll(async () => {
  database = await createTestDatabase();
  await sql`create table words (word text primary key check (word <> 'bad'))`.execute(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  await sql`truncate words`.execute(database.db);
  batches = [];
  writer = createJointWriter({
    db: database.db,
    keyOf: (word: string) => word,
    mostTogether: 4,
    mostWaiting: 12,
    write: async (trx, words) => {
      batches.push([...words]);
      await sql`insert into words select unnest(${words}::text[])`.execute(trx);
      return words.map((word) => word.length);
    },
  });
});

const kept = async () =>
  (await sql<{ word: string }>`select word from words order by word`.execute(database.db)).rows.map(
    ({ word }) => word,
  );

test('whoever comes while a transaction is on its way goes with the next, and each gets an answer of their own', async () => {
  const answers = await Promise.all(['a', 'bb', 'ccc', 'd', 'e', 'f', 'g'].map((word) => writer.write(word)));
  expect(answers).toEqual([1, 2, 3, 1, 1, 1, 1]);
  expect(batches).toEqual([['a'], ['bb', 'ccc', 'd', 'e'], ['f', 'g']]);
  expect(await kept()).toHaveLength(7);
});

test('one that cannot be written refuses nobody else', async () => {
  const results = await Promise.allSettled(['a', 'b', 'bad', 'c'].map((word) => writer.write(word)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await kept()).toEqual(['a', 'b', 'c']);
});

test('two that are about the same are written one after the other', async () => {
  const results = await Promise.allSettled(['a', 'b', 'b', 'c'].map((word) => writer.write(word)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(batches.slice(0, 3)).toEqual([['a'], ['b', 'c'], ['b']]);
});

test('far more than can be written is refused, and what waited is written all the same', async () => {
  const words = Array.from({ length: 20 }, (_, at) => `word ${at}`);
  const results = await Promise.allSettled(words.map(async (word) => writer.write(word)));
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.reason).toMatchObject({ code: 'unavailable' });
  expect(await kept()).toHaveLength(20 - refused.length);
  expect(await writer.write('after')).toBe(5);
});
