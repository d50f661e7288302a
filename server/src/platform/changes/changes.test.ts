import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { newId, type Trx } from '../db/index.ts';
import {
  createChangeFollower,
  recordChanges,
  restartLog,
  sweepChanges,
  type ChangeFollower,
} from './index.ts';

const log = pino({ level: 'silent' });
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** A follower with what it was told, in words. */
interface Follower extends ChangeFollower {
  told: string[];
}

const followers: Follower[] = [];
let follower: Follower;

async function follow(from: string | null = null): Promise<Follower> {
  const told: string[] = [];
  const made = Object.assign(createChangeFollower(database.db, log), { told });
  made.subscribe({
    onChanges: (changes) => told.push(...changes.map(({ subject }) => names.get(subject) ?? subject)),
    onLost: () => told.push('lost'),
  });
  followers.push(made);
  await made.start(from);
  return made;
}

beforeEach(async () => {
  follower = await follow();
});
afterEach(async () => {
  await Promise.all(followers.splice(0).map((each) => each.close()));
});

const names = new Map<string, string>();

function named(name: string): { topic: 'post'; subject: string } {
  const subject = newId();
  names.set(subject, name);
  return { topic: 'post', subject };
}

const write = (...changes: string[]) =>
  database.db.transaction().execute((trx) => recordChanges(trx, changes.map(named)));

/** An open transaction, to be ended when a test says so. */
async function openTransaction(): Promise<{ trx: Trx; commit(): Promise<void>; rollback(): Promise<void> }> {
  const trx = await database.db.startTransaction().execute();
  return { trx, commit: () => trx.commit().execute(), rollback: () => trx.rollback().execute() };
}

test('what was written before a catch-up has been told when it ends, in order and with its facts', async () => {
  const [postId, person] = [newId(), newId()];
  const changes: unknown[] = [];
  follower.subscribe({ onChanges: (told) => changes.push(...told), onLost: () => undefined });
  await database.db.transaction().execute((trx) =>
    recordChanges(trx, [
      { topic: 'post', subject: postId },
      { topic: 'response', subject: postId, detail: { person, response: 'smile', by: 1 } },
    ]),
  );
  await follower.catchUp();
  expect(changes).toMatchObject([
    { topic: 'post', subject: postId },
    { topic: 'response', subject: postId, detail: { person, response: 'smile', by: 1 } },
  ]);
});

test('transactions that overlap are told once each, whichever commits first', async () => {
  const first = await openTransaction();
  const second = await openTransaction();
  await recordChanges(first.trx, [named('first')]);
  await recordChanges(second.trx, [named('second')]);
  await second.commit();
  await follower.catchUp();
  expect(follower.told).toEqual(['second']);
  await follower.catchUp();
  await first.commit();
  await follower.catchUp();
  await follower.catchUp();
  expect(follower.told).toEqual(['second', 'first']);
});

test('a transaction that stays open holds nobody up', async () => {
  const long = await openTransaction();
  await recordChanges(long.trx, [named('long')]);
  for (const name of ['a', 'b', 'c']) {
    await write(name);
    await follower.catchUp();
  }
  expect(follower.told).toEqual(['a', 'b', 'c']);
  await long.commit();
  await follower.catchUp();
  expect(follower.told).toEqual(['a', 'b', 'c', 'long']);
});

test('what was rolled back is never told, nor what only a savepoint took back', async () => {
  const undone = await openTransaction();
  await recordChanges(undone.trx, [named('undone')]);
  await undone.rollback();
  const partly = await openTransaction();
  await sql`savepoint before`.execute(partly.trx);
  await recordChanges(partly.trx, [named('taken back')]);
  await sql`rollback to savepoint before`.execute(partly.trx);
  await sql`savepoint kept`.execute(partly.trx);
  await recordChanges(partly.trx, [named('kept')]);
  await partly.commit();
  await follower.catchUp();
  expect(follower.told).toEqual(['kept']);
});

test('nobody needs to ask: what is written is told by itself', async () => {
  await write('by itself');
  await expect.poll(() => follower.told).toEqual(['by itself']);
  expect(follower.lagMs).toBeLessThan(60_000);
});

test('who comes back with an earlier position is told what happened in between, open transactions included', async () => {
  const open = await openTransaction();
  await recordChanges(open.trx, [named('was open')]);
  await write('before');
  await follower.catchUp();
  const { position } = follower;
  await write('meanwhile');
  await open.commit();
  const later = await follow(position);
  expect(later.told.toSorted()).toEqual(['meanwhile', 'was open']);
});

test('many writers and many catch-ups at once: nothing is missed and nothing is told twice', async () => {
  const written: string[] = [];
  const writer = async (number: number) => {
    for (let turn = 0; turn < 15; turn++) {
      const name = `${number}.${turn}`;
      written.push(name);
      await write(name);
      await follower.catchUp();
      expect(follower.told).toContain(name);
    }
  };
  await Promise.all(Array.from({ length: 6 }, (_, number) => writer(number)));
  expect(follower.told.toSorted()).toEqual(written.toSorted());
});

test('a long absence is told in batches, all of it and in order', async () => {
  const { position } = follower;
  await follower.close();
  await sql`
    insert into changes (topic, subject)
    select 'post', ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid
    from generate_series(1, 5000) as number
  `.execute(database.db);
  const later = await follow(position);
  expect(later.told).toHaveLength(5_000);
  expect(later.told).toEqual(later.told.toSorted());
  await later.catchUp();
  expect(later.told).toHaveLength(5_000);
});

test('a handler that fails is told to read anew, and the others are told all the same', async () => {
  let lost = 0;
  const failing = createChangeFollower(database.db, log);
  const told: string[] = [];
  failing.subscribe({
    onChanges: () => {
      throw new Error('it breaks');
    },
    onLost: () => lost++,
  });
  failing.subscribe({ onChanges: (changes) => told.push(...changes.map(({ topic }) => topic)), onLost() {} });
  await failing.start(null);
  await write('anything');
  await failing.catchUp();
  await failing.close();
  expect([lost, told]).toEqual([1, ['post']]);
});

test('the sweep takes what is older than two days, and whoever was away that long is told to read anew', async () => {
  const { position } = follower;
  await write('old');
  const now = new Date();
  const later = new Date(now.getTime() + 49 * 3_600_000);
  expect(await sweepChanges(database.db, now)).toBe(0);
  // What a transaction of the cluster, which other tests use, too, may still be open beside stays.
  const { rows } = await sql<{ tx: string }>`select max(tx)::text as tx from changes`.execute(database.db);
  await expect
    .poll(async () => {
      await follower.catchUp();
      return Number(follower.position?.split('/')[1]?.split(':')[0]);
    })
    .toBeGreaterThan(Number(rows[0]?.tx));
  expect(await sweepChanges(database.db, later)).toBeGreaterThan(0);
  expect(await countRows()).toBe(0);
  await write('young');
  // Who was there all the time notices nothing.
  await follower.catchUp();
  expect(follower.told).toEqual(['old', 'young']);
  const away = await follow(position);
  expect(away.told).toEqual(['lost']);
  await write('after');
  await away.catchUp();
  expect(away.told).toEqual(['lost', 'after']);
});

test.each([
  ['', 'nothing'],
  ['no position', 'rubbish'],
  ['00000000-0000-4000-8000-000000000000/10:20:', 'another log'],
])('a position of %s (%s) is not gone on from', async (position) => {
  expect((await follow(position)).told).toEqual(['lost']);
});

test('who writes without saying what makes everybody read anew', async () => {
  await database.db.transaction().execute(restartLog);
  await follower.catchUp();
  await write('after');
  await follower.catchUp();
  expect(follower.told).toEqual(['lost', 'after']);
});

test('a database that was restored from a dump has a log of its own, without the rows of the other', async () => {
  await write('of the other database');
  await follower.catchUp();
  const { position } = follower;
  await follower.close();
  await sql`update settings set value = value || '{"home": "elsewhere"}' where name = 'change-log'`.execute(
    database.db,
  );
  const restored = await follow(position);
  expect(restored.told).toEqual(['lost']);
  expect(await countRows()).toBe(0);
});

test('connections that break lose nothing: what happened is told once the database answers again', async () => {
  const open = await openTransaction();
  await recordChanges(open.trx, [named('open')]);
  await write('before');
  const flights = Promise.allSettled([follower.catchUp(), follower.catchUp()]);
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid not in (pg_backend_pid(), ${sql.lit(await pidOf(open.trx))})
  `
    .execute(database.db)
    .catch(() => undefined);
  await flights;
  await open.commit();
  await write('after').catch(() => write('after'));
  await expect.poll(() => follower.told.toSorted()).toEqual(['after', 'before', 'open']);
});

async function countRows(): Promise<number> {
  const { rows } = await sql<{ left: number }>`select count(*) as left from changes`.execute(database.db);
  return rows[0]?.left ?? 0;
}

async function pidOf(trx: Trx): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
  return rows[0]?.pid ?? 0;
}
