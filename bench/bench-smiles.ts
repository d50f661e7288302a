import { Worker } from 'node:worker_threads';
import { createDatabase } from '../server/src/platform/db/index.ts';
import { findEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import type { Measurement } from './measurement.ts';
import { seedPeople } from './smiles/people.ts';
import { quantile } from './quantile.ts';
import { withSpark, type Spark } from './with-spark.ts';

/** Those of whom a process remembers the session: whoever smiles has read the post before. */
const people = 16_000;
/** Both ask with so many at once; PostgreSQL as it comes has room for few more. */
const callers = 64;
const smilesPerSecond = 3_000;

/**
 * Many people smile at one post at the same moment, each over HTTP and signed in, and each is answered when it is on disk.
 * Beside it plain inserts of the same rows into the same table, committed one by one. Each has a post of its own. Throws
 * where the count is not exact. Every caller has an address of their own, which only Linux gives to a process: elsewhere
 * nothing is measured.
 */
export async function benchSmiles(): Promise<Measurement[]> {
  if (process.platform !== 'linux') return [];
  return withSpark(measure, { name: 'smiles', env: { SPARK_DEMO: 'off' } });
}

async function measure({ url, dataDir }: Spark): Promise<Measurement[]> {
  const database = await findEmbeddedPostgres(dataDir);
  if (database === null) throw new Error('The database of the benchmark does not run.');
  const ask = { port: Number(new URL(url).port), callers, people };
  const postId = await seedPeople(database, people);
  await run('smile-load.ts', { ...ask, method: 'GET', path: `/api/v1/posts/${postId}` });
  const ours = await run('smile-load.ts', { ...ask, method: 'PUT', path: `/api/v1/posts/${postId}/smile` });
  await checkExact(database, postId, ours.count);
  const plainPost = await seedPeople(database, people);
  const plain = await run('plain-inserts.ts', { url: database, postId: plainPost, callers, people });
  return [
    {
      name: `smiles at one post, ${callers} at once`,
      value: ours.count / ours.elapsed,
      unit: 'a second',
      p50Ms: quantile(ours.latencies, 0.5),
      p99Ms: quantile(ours.latencies, 0.99),
      reference: { name: 'plain inserts', value: plain.count / plain.elapsed },
      target: { atLeast: smilesPerSecond },
    },
  ];
}

interface Run {
  count: number;
  elapsed: number;
  latencies: number[];
}

async function run(file: string, workerData: object): Promise<Run> {
  const worker = new Worker(new URL(`smiles/${file}`, import.meta.url), { workerData });
  return new Promise<Run>((resolve, reject) => worker.once('message', resolve).once('error', reject));
}

/** As many rows as were acknowledged, as many counted, and as many told of. */
async function checkExact(url: string, postId: string, acknowledged: number): Promise<void> {
  const { pool, close } = createDatabase({ url, maxConnections: 1 });
  const { rows } = await pool.query<{ smiles: number; counted: number; told: number }>(
    `select (select count(*) from smiles where post_id = $1) as smiles,
       (select sum(smiles) from post_counters where post_id = $1) as counted,
       (select count(*) from changes where topic = 'response' and subject = $1) as told`,
    [postId],
  );
  await close();
  const [found] = rows;
  if (Object.values(found ?? {}).some((number) => Number(number) !== acknowledged)) {
    throw new Error(`${acknowledged} smiles were acknowledged, and there are ${JSON.stringify(found)}.`);
  }
}
