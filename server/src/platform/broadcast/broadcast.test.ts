import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import pino from 'pino';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { broadcast, broadcastIds, packWords } from './broadcast.ts';
import { createReceiver, type Receiver } from './receiver.ts';

let database: TestDatabase;
let receiver: Receiver;
const heard: string[] = [];
const moments: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  receiver = createReceiver(database.connection, pino({ level: 'silent' }));
  receiver.listen('tests', {
    onWords: (words) => heard.push(...words),
    onDeaf: () => moments.push('deaf'),
    onHearing: () => moments.push('hearing'),
  });
  await receiver.start();
});
afterAll(async () => {
  await receiver.close();
  await database.close();
});

test.each([
  [[], 10, []],
  [['a'], 10, ['a']],
  [['abc', 'def', 'ghi'], 7, ['abc,def', 'ghi']],
  [['abcdefgh', 'i'], 8, ['abcdefgh', 'i']],
])('%j in lines of %i bytes are %j', (words, maxBytes, lines) => {
  expect(packWords(words, maxBytes)).toEqual(lines);
});

test('what is broadcast is heard after the commit, all of it and in order, and never after a rollback', async () => {
  const words = Array.from({ length: 1_000 }, (_, index) => `word-${index}-${'x'.repeat(25)}`);
  await database.db
    .transaction()
    .execute(async (trx) => {
      await broadcast(trx, 'tests', ['taken-back']);
      throw new Error('rolled back');
    })
    .catch(() => undefined);
  await database.db.transaction().execute((trx) => broadcast(trx, 'tests', words));
  await expect.poll(() => heard.length).toBe(1_000);
  expect(heard).toEqual(words);
});

test('ids a query finds are heard as well, in notifications of 200 each', async () => {
  heard.length = 0;
  const found = sql`select md5(n::text)::uuid as id from generate_series(1, 450) n`;
  const { rows } = await sql`${broadcastIds('tests', found)}`.execute(database.db);
  expect(rows).toHaveLength(3);
  await expect.poll(() => new Set(heard).size).toBe(450);
});

test('a connection that breaks is replaced, and everybody is told that something may have been missed', async () => {
  expect(receiver.isHearing).toBe(true);
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'spark changes'`,
  );
  await expect.poll(() => moments.join(' ')).toBe('hearing deaf hearing');
  heard.length = 0;
  await database.db.transaction().execute((trx) => broadcast(trx, 'tests', ['again']));
  await expect.poll(() => heard).toEqual(['again']);
});
