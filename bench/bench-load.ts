import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { communityOf, sizeOf } from './feed/with-community.ts';
import type { LoadCost } from './load/load-run.ts';
import type { Measurement } from './measurement.ts';
import { benchDataDir, withSpark } from './with-spark.ts';

/** `SPARK_BENCH_POSTS=200000` measures another size. */
const posts = Number(process.env['SPARK_BENCH_POSTS'] ?? '1000000');
const targets = { databaseS: 10, megabytes: 600, fileS: 5 };
const program = fileURLToPath(new URL('load/load-run.ts', import.meta.url));
const filePatienceMs = 300_000;

/**
 * What it takes to load the feed index from the database, by a process that does nothing else, and how long a start of
 * Spark takes with the file it keeps. The first run makes up the community, which takes minutes.
 */
export async function benchLoad(): Promise<Measurement[]> {
  const started = await communityOf(sizeOf(posts));
  const dataDir = benchDataDir(started.name);
  const cost = await loadFromDatabase(dataDir);
  const of = `${cost.posts.toLocaleString('en')} posts, ${cost.edges.toLocaleString('en')} edges`;
  return [
    {
      name: `the index of ${of} from the database`,
      value: cost.seconds,
      unit: 's',
      target: { atMost: targets.databaseS },
    },
    { name: 'processor time of that, without PostgreSQL', value: cost.cpuSeconds, unit: 's' },
    {
      name: 'memory of the process at most while it loads',
      value: cost.peakMb,
      unit: 'MB',
    },
    {
      name: 'memory the index takes',
      value: cost.heldMb - cost.beforeMb,
      unit: 'MB',
      reference: { name: 'the process without it', value: cost.beforeMb },
      target: { atMost: targets.megabytes },
    },
    { name: 'of that, columns', value: cost.columnsMb, unit: 'MB' },
    { name: 'what others wait while it loads: p99', value: cost.p99StallMs, unit: 'ms' },
    { name: 'the same, at most', value: cost.longestStallMs, unit: 'ms' },
    ...(await startWithFile(started, dataDir)),
  ];
}

async function loadFromDatabase(dataDir: string): Promise<LoadCost> {
  const postgres = await startEmbeddedPostgres({
    dataDir,
    log: { info: () => undefined, error: console.error },
  });
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program, postgres.url]);
    // What the program prints, which is ours.
    return JSON.parse(stdout) as LoadCost;
  } finally {
    await postgres.stop();
  }
}

async function startWithFile(
  started: { name: string; env: Record<string, string> },
  dataDir: string,
): Promise<Measurement[]> {
  const file = join(dataDir, 'feed', 'index');
  await rm(file, { force: true });
  // Spark writes it half a minute after a start without one.
  await withSpark(() => untilThere(file), started);
  const begun = performance.now();
  const seconds = await withSpark(async () => (performance.now() - begun) / 1_000, started);
  const { size } = await stat(file);
  return [
    { name: 'a start with the file', value: seconds, unit: 's', target: { atMost: targets.fileS } },
    { name: 'that file', value: size / 2 ** 20, unit: 'MB' },
  ];
}

async function untilThere(file: string): Promise<void> {
  for (const deadline = Date.now() + filePatienceMs; Date.now() < deadline; await delay(500))
    if (existsSync(file)) return;
  throw new Error('Spark did not keep its index.');
}
