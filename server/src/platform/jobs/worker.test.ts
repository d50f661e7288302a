import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { pino } from 'pino';
import { Type } from 'typebox';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { enqueue, handleJob, jobType, startWorker } from './index.ts';

const log = pino({ level: 'silent' });
const count = jobType({ name: 'count', payload: Type.Object({ number: Type.String() }), maxAttempts: 5 });

let database: TestDatabase;
/** The few connections of a worker. */
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 3, connectionTimeoutMillis: 200 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

const add = (number: string) =>
  database.db.transaction().execute((trx) => enqueue(trx, count, { number }, { key: number }));

test('a worker that can get no connection for a while goes on afterwards, with the work it had begun', async () => {
  const done: string[] = [];
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  let isFirst = true;
  const job = handleJob(count, async ({ number }) => {
    if (isFirst) {
      isFirst = false;
      begun.resolve();
      await goOn.promise;
      throw new Error('The first try goes wrong.');
    }
    done.push(number);
    return {};
  });
  const worker = await startWorker(pool, { scheduled: [], queued: [job] }, log);
  try {
    await add('begun before');
    await begun.promise;
    // Whoever else uses the pool takes all that is left of it, and what went wrong cannot be written down.
    const taken: pg.PoolClient[] = [];
    for (let failures = 0; failures < 3;) {
      await pool.connect().then(
        (client) => taken.push(client),
        () => (failures += 1),
      );
    }
    const asked = vi.spyOn(pool, 'connect');
    goOn.resolve();
    await expect.poll(() => asked.mock.settledResults.some(({ type }) => type === 'rejected')).toBe(true);
    asked.mockRestore();
    for (const client of taken) client.release();

    await add('added after');
    await expect.poll(() => done.toSorted(), { timeout: 20_000 }).toEqual(['added after', 'begun before']);
  } finally {
    await worker.stop();
  }
});

test('a job knows nothing of whoever had the connection opened over which it was heard of', async () => {
  const context = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  const job = handleJob(count, async () => {
    seen.push(context.getStore());
    return {};
  });
  const own = new pg.Pool({ connectionString: database.url, max: 3 });
  own.on('error', () => undefined);
  // Whatever connection the queue listens over is one of these.
  const opened = await context.run('a sign-up', () =>
    Promise.all([own.connect(), own.connect(), own.connect()]),
  );
  for (const client of opened) client.release();
  const worker = await context.run('the start', () =>
    startWorker(own, { scheduled: [], queued: [job] }, log),
  );
  try {
    // The first may be found while the worker starts; of the next it hears.
    for (const [before, number] of ['one', 'two', 'three'].entries()) {
      await add(number);
      await expect.poll(() => seen, { timeout: 20_000 }).toHaveLength(before + 1);
    }
    expect(new Set(seen)).toEqual(new Set(['the start']));
  } finally {
    await worker.stop();
    await own.end();
  }
});

test('a worker that is stopped does nothing more', async () => {
  const done: string[] = [];
  const job = handleJob(count, async ({ number }) => {
    done.push(number);
    return {};
  });
  const stopped = await startWorker(pool, { scheduled: [], queued: [job] }, log);
  await stopped.stop();
  await add('too late');
  const byAnother: string[] = [];
  const another = handleJob(count, async ({ number }) => {
    byAnother.push(number);
    return {};
  });
  const next = await startWorker(pool, { scheduled: [], queued: [another] }, log);
  await expect.poll(() => byAnother).toEqual(['too late']);
  await next.stop();
  expect(done).toEqual([]);
});

test('what a worker that was killed had begun is done by another, what one that lives is at is left alone', async () => {
  await add('of the dead');
  await add('of the living');
  const begin = (number: string, by: string | null, since: string) =>
    pool.query(
      `update graphile_worker._private_jobs
       set attempts = 1, locked_by = coalesce($2, locked_by), locked_at = now() - $3::interval
       where payload->>'number' = $1`,
      [number, by, since],
    );
  await begin('of the dead', 'pool-dead', '1 hour');
  await begin('of the living', 'pool-living', '1 second');
  const done: string[] = [];
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const job = handleJob(count, async ({ number }) => {
    begun.resolve();
    await goOn.promise;
    done.push(number);
    return {};
  });
  const locks = async () => {
    const { rows } = await pool.query<{ number: string; seconds: number }>(
      `select payload->>'number' as number, extract(epoch from now() - locked_at)::int as seconds
       from graphile_worker._private_jobs order by number`,
    );
    return rows;
  };
  const beat = { everyMs: 20, goneMs: 600_000 };
  const worker = await startWorker(pool, { scheduled: [], queued: [job] }, log, beat);
  try {
    // Found by the queue's own look, every two seconds.
    await begun.promise;
    await begin('of the dead', null, '1 hour');
    await expect.poll(locks).toEqual([
      { number: 'of the dead', seconds: 0 },
      { number: 'of the living', seconds: expect.any(Number) },
    ]);
    goOn.resolve();
    await expect.poll(() => done).toEqual(['of the dead']);
  } finally {
    goOn.resolve();
    await worker.stop();
    await pool.query('delete from graphile_worker._private_jobs');
  }
});
