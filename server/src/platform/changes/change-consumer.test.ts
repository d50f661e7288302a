import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { newId, type Trx } from '../db/index.ts';
import {
  createChangeConsumer,
  createChangeFollower,
  recordChanges,
  restartLog,
  sweepChanges,
  type ChangeConsumer,
  type ChangeHandler,
} from './index.ts';

const patience = { timeout: 60_000 };
const log = pino({ level: 'silent' });
let database: TestDatabase;
let name = '';
const consumers: ChangeConsumer[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  await sql`create table made (number bigint generated always as identity, words text not null)`.execute(
    database.db,
  );
});
beforeEach(() => {
  name = newId();
});
afterEach(async () => {
  await Promise.all(consumers.splice(0).map((each) => each.close()));
  await sql`delete from made`.execute(database.db);
});
afterAll(() => database.close());

/** A consumer that writes down the subjects it was told of, as one of several processes. */
function consumer(
  facts: { batchSize?: number; beforeCommit?: () => Promise<void>; consumes?: string } = {},
): ChangeConsumer {
  const made = createChangeConsumer({
    db: database.db,
    log,
    name: facts.consumes ?? name,
    ...(facts.batchSize === undefined ? {} : { batchSize: facts.batchSize }),
    handle: async (trx, changes) => {
      for (const { subject } of changes) await note(trx, names.get(subject) ?? subject);
      await facts.beforeCommit?.();
    },
    onLost: (trx) => note(trx, 'lost'),
  });
  consumers.push(made);
  return made;
}

const names = new Map<string, string>();
async function note(trx: Trx, words: string): Promise<void> {
  await sql`insert into made (words) values (${words})`.execute(trx);
}
const write = (...told: string[]) =>
  database.db.transaction().execute((trx) => recordChanges(trx, told.map(named)));

function named(told: string): { topic: 'post'; subject: string } {
  const subject = newId();
  names.set(subject, told);
  return { topic: 'post', subject };
}

async function made(): Promise<string[]> {
  const { rows } = await sql<{ words: string }>`select words from made order by number`.execute(database.db);
  return rows.map(({ words }) => words);
}

test('a new consumer is told to read everything, and from then on each change once', async () => {
  await write('before');
  const one = consumer();
  await one.catchUp();
  await write('a', 'b');
  await one.catchUp();
  await one.catchUp();
  expect(await made()).toEqual(['lost', 'a', 'b']);
});

test('whatever breaks between handling and committing, what was handled is there once', async () => {
  let breaks = true;
  const one = consumer({
    beforeCommit: async () => {
      if (breaks) throw new Error('the process dies here');
    },
  });
  await one.catchUp();
  await write('a');
  await expect(one.catchUp()).rejects.toThrow('dies');
  expect(await made()).toEqual(['lost']);
  breaks = false;
  await one.catchUp();
  // Another process that starts afterwards goes on from there.
  await write('b');
  await consumer().catchUp();
  expect(await made()).toEqual(['lost', 'a', 'b']);
});

test('of several processes one is at it at a time, and nothing is handled twice', async () => {
  const processes = [consumer({ batchSize: 3 }), consumer({ batchSize: 3 }), consumer({ batchSize: 3 })];
  await Promise.all(processes.map((each) => each.catchUp()));
  const written: string[] = [];
  await Promise.all(
    processes.map(async (each, index) => {
      for (let turn = 0; turn < 6; turn++) {
        const told = [`${index}.${turn}.0`, `${index}.${turn}.1`];
        written.push(...told);
        await write(...told);
        await each.catchUp();
        expect(await made()).toEqual(expect.arrayContaining(told));
      }
    }),
  );
  expect((await made()).toSorted()).toEqual(['lost', ...written].toSorted());
});

test('a transaction that stays open holds nobody up, and is handled once it ends', async () => {
  const one = consumer();
  await one.catchUp();
  const long = await database.db.startTransaction().execute();
  await recordChanges(long, [named('long')]);
  for (const told of ['a', 'b']) {
    await write(told);
    await one.catchUp();
  }
  await long.commit().execute();
  await one.catchUp();
  expect(await made()).toEqual(['lost', 'a', 'b', 'long']);
});

test('what a consumer writes into the log itself is handled like anything else', async () => {
  let isFirst = true;
  const own = createChangeConsumer({
    db: database.db,
    log,
    name,
    handle: async (trx, changes) => {
      for (const { subject } of changes) await note(trx, names.get(subject) ?? subject);
      if (isFirst) await recordChanges(trx, [named('of its own')]);
      isFirst = false;
    },
  });
  consumers.push(own);
  await own.catchUp();
  await write('a');
  await own.catchUp();
  await own.catchUp();
  expect(await made()).toEqual(['a', 'of its own']);
});

test('a long absence is handled in batches, in order, and goes on after a batch that broke', async () => {
  let batches = 0;
  const one = consumer({
    batchSize: 10,
    beforeCommit: async () => {
      if (++batches === 3) throw new Error('it breaks');
    },
  });
  await one.catchUp();
  const told = Array.from({ length: 35 }, (_, index) => `n${String(index).padStart(2, '0')}`);
  const long = await database.db.startTransaction().execute();
  await recordChanges(long, [named('long')]);
  await write(...told);
  await expect(one.catchUp()).rejects.toThrow('breaks');
  expect(await made()).toHaveLength(1 + 20);
  await long.commit().execute();
  await one.catchUp();
  expect(await made()).toEqual(['lost', ...told, 'long']);
});

test('nobody needs to ask: what is written is handled by itself', async () => {
  consumer().start();
  await expect.poll(made).toEqual(['lost']);
  await write('by itself');
  await expect.poll(made).toEqual(['lost', 'by itself']);
});

/** A follower as a consumer knows it; it is asked how late it is after each look. */
function ear(lagMs: number) {
  const handlers: ChangeHandler[] = [];
  const made = {
    looks: 0,
    subscribe: (handler: ChangeHandler) => void handlers.push(handler),
    get lagMs() {
      made.looks++;
      return lagMs;
    },
    tell: () => handlers.forEach((handler) => handler.onChanges([])),
  };
  return made;
}

test('who is told looks once there is something, and hardly ever while there is not', async () => {
  const [hears, hearsNothing] = [ear(0), ear(Infinity)];
  consumer().start(hears);
  consumer({ consumes: newId() }).start(hearsNothing);
  await expect.poll(() => hearsNothing.looks, patience).toBeGreaterThan(5);
  expect(hears.looks).toBeLessThan(4);
  await write('told');
  hears.tell();
  await expect.poll(made, patience).toEqual(expect.arrayContaining(['told']));
});

test('whoever follows the log in the same process tells a consumer', async () => {
  const follower = createChangeFollower(database.db, log);
  consumer().start(follower);
  await follower.start(null);
  await expect.poll(made, patience).toEqual(['lost']);
  await write('told');
  await follower.catchUp();
  await expect.poll(made, patience).toEqual(['lost', 'told']);
  await follower.close();
});

test('who was away while the log was swept, or whose log is another one, is told so', async () => {
  const one = consumer();
  await one.catchUp();
  await write('never handled');
  const later = new Date(Date.now() + 49 * 3_600_000);
  // What may still be seen by a transaction anywhere in the cluster stays for a while; other tests have some.
  await expect
    .poll(async () => {
      await sweepChanges(database.db, later);
      return (await database.db.selectFrom('changes').select('position').execute()).length;
    })
    .toBe(0);
  await one.catchUp();
  await write('after');
  await one.catchUp();
  await database.db.transaction().execute(restartLog);
  await one.catchUp();
  expect(await made()).toEqual(['lost', 'lost', 'after', 'lost']);
});

test('a consumer for which nothing happens moves on all the same, so that the sweep does not look like a gap', async () => {
  const [idle, long] = [consumer(), await database.db.startTransaction().execute()];
  await sql`select pg_current_xact_id()`.execute(long);
  await idle.catchUp();
  await long.rollback().execute();
  await idle.catchUp(new Date(Date.now() + 61_000));
  await write('old');
  await idle.catchUp();
  let later = Date.now() + 49 * 3_600_000;
  // Whatever else the server is at may hold the sweep up; the consumer goes on meanwhile. Two days after it stood somewhere
  // nobody is at what was begun before; here it may stand where somebody still is.
  await expect
    .poll(async () => {
      await idle.catchUp(new Date((later += 61_000)));
      const { rows } = await sql`
        select from change_consumers, pg_snapshot_xip(since::text::pg_snapshot) where name = ${name}`.execute(
        database.db,
      );
      return rows.length > 0 ? 0 : sweepChanges(database.db, new Date(later));
    })
    .toBeGreaterThan(0);
  await idle.catchUp(new Date(later + 61_000));
  expect(await made()).toEqual(['lost', 'old']);
});
