import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase } from '../server/src/platform/db/index.ts';
import { findEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { authorToken, countTold, insertPlainly, seedFollowers } from './fan-out/followers.ts';
import { loadSteadily } from './load.ts';
import type { Measurement } from './measurement.ts';
import { withSpark, type Spark } from './with-spark.ts';

/** `SPARK_BENCH_FOLLOWERS=5000` measures small. */
const followers = Number(process.env['SPARK_BENCH_FOLLOWERS'] ?? 100_000);
const withinSeconds = 30;
const feedMs = 100;
const patienceMs = 300_000;

/**
 * Somebody with many followers who all want to be told posts a story: how long it takes until the last of them is told,
 * and how long a page of the feed takes meanwhile. Beside it one statement that writes as many rows.
 */
export async function benchFanOut(): Promise<Measurement[]> {
  return withSpark(measure, { name: 'fan-out', env: { SPARK_DEMO: 'on' } });
}

async function measure({ url, dataDir }: Spark): Promise<Measurement[]> {
  const address = await findEmbeddedPostgres(dataDir);
  if (address === null) throw new Error('The database of the benchmark does not run.');
  const { pool, close } = createDatabase({ url: address, maxConnections: 2 });
  try {
    await pool.query('set statement_timeout = 0');
    const interest = await seedFollowers(pool, followers);
    const plainSeconds = await insertPlainly(pool, followers);
    // As it is while nothing else goes on.
    const quiet = await loadSteadily(url, '/api/v1/feed', Promise.resolve());
    let seconds = 0;
    const telling = async () => {
      const startedAt = performance.now();
      const postId = await post(url, interest);
      while ((await countTold(pool, postId)) < followers) {
        if (performance.now() - startedAt > patienceMs) throw new Error('Not everybody was told.');
        await delay(100);
      }
      seconds = (performance.now() - startedAt) / 1_000;
    };
    const feed = await loadSteadily(url, '/api/v1/feed', telling());
    if (feed.refused > 0) throw new Error(`${feed.refused} got no page meanwhile.`);
    return [
      {
        name: `a post told to ${followers} followers`,
        value: seconds,
        unit: 'seconds',
        reference: { name: 'as many rows by one statement', value: plainSeconds },
        target: { atMost: withinSeconds },
      },
      {
        name: 'a page of the feed meanwhile',
        value: feed.p99Ms,
        unit: 'ms at the 99th percentile',
        p50Ms: feed.p50Ms,
        p99Ms: feed.p99Ms,
        reference: { name: 'before', value: quiet.p99Ms },
        target: { atMost: feedMs },
      },
    ];
  } finally {
    await close();
  }
}

async function post(url: string, interest: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/posts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${authorToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'story', text: 'To everybody who listens.', interests: [interest] }),
  });
  if (!response.ok) throw new Error(`The post was refused: ${response.status} ${await response.text()}`);
  // The contract's own shape, from our own server.
  return ((await response.json()) as { id: string }).id;
}
