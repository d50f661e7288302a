import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase, type Database } from '../server/src/platform/db/index.ts';
import { findEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { wrongCounts } from '../server/test/recount.ts';
import { gatherCrowd, type Answered } from './crowd/crowd.ts';
import { deeds, oneOf } from './crowd/deeds.ts';
import type { Measurement } from './measurement.ts';
import { quantile } from './quantile.ts';
import { benchDataDir, withSpark, type Spark } from './with-spark.ts';

const apiKey = 'the-key-of-the-shop-in-the-bench';
const dataName = 'crowd';
const hands = 24;
const forMs = 60_000;

/**
 * A few people do everything there is to do at once and by chance, about a few things: what goes wrong only when two calls
 * meet is met here within a minute. Nothing may break, nobody may wait for another in a circle, and every count is right
 * afterwards. Each call comes from an address of its own, which only Linux gives to a process: elsewhere nothing is measured.
 */
export async function benchCrowd(): Promise<Measurement[]> {
  if (process.platform !== 'linux') return [];
  await rm(benchDataDir(dataName), { recursive: true, force: true });
  const env = { SPARK_API_KEY: apiKey, SPARK_DEMO: 'off' };
  return withSpark(measure, { name: dataName, env });
}

async function measure({ url, dataDir }: Spark): Promise<Measurement[]> {
  const connection = await findEmbeddedPostgres(dataDir);
  if (connection === null) throw new Error('The database of the benchmark does not run.');
  const database = createDatabase({ url: connection, maxConnections: 2 });
  try {
    return await letMeet(database, url);
  } finally {
    await database.close();
  }
}

async function letMeet({ db, pool }: Database, url: string): Promise<Measurement[]> {
  const waits: number[] = [];
  const broken = new Map<string, number>();
  const onAnswer: Answered = (name, status, tookMs) => {
    waits.push(tookMs);
    if (status < 500) return;
    const answer = `${name}: ${status}`;
    broken.set(answer, (broken.get(answer) ?? 0) + 1);
  };
  const crowd = await gatherCrowd(db, { url, apiKey, onAnswer });
  const startedAt = performance.now();
  const work = async () => {
    while (performance.now() - startedAt < forMs) await oneOf(deeds)(crowd);
  };
  await Promise.all(Array.from({ length: hands }, work));
  const elapsed = (performance.now() - startedAt) / 1_000;
  for (const [answer, times] of broken) console.log(`crowd: ${answer}, ${times} times`);
  const wrong = await wrongCounts(db);
  for (const count of wrong) console.log(`crowd: counted wrongly: ${JSON.stringify(count)}`);
  const failures = [...broken.values()].reduce((sum, times) => sum + times, 0);
  return [
    {
      name: `everything at once, ${hands} calls at a time`,
      value: waits.length / elapsed,
      unit: 'a second',
      p50Ms: quantile(waits, 0.5),
      p99Ms: quantile(waits, 0.99),
    },
    { name: 'of these answered by 5xx', value: failures, unit: 'in all', target: { atMost: 0 } },
    { name: 'waits in a circle', value: await countDeadlocks(pool), unit: 'in all', target: { atMost: 0 } },
    { name: 'counts a recount finds wrong', value: wrong.length, unit: 'in all', target: { atMost: 0 } },
  ];
}

/** Those of jobs, too. PostgreSQL tells of a connection's once it has nothing to do for a second. */
async function countDeadlocks(pool: Database['pool']): Promise<number> {
  await delay(2_000);
  const { rows } = await pool.query<{ n: number }>(
    'select deadlocks::int as n from pg_stat_database where datname = current_database()',
  );
  return rows[0]?.n ?? 0;
}
