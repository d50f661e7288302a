import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import type { Measurement } from './measurement.ts';
import { seedPeople, tokenOf } from './smiles/people.ts';
import { quantile } from './quantile.ts';
import { readUnread, seedTold, tokenStart } from './streams/people.ts';
import { startReaders, type Readers } from './streams/readers.ts';
import { withSpark, type Spark } from './with-spark.ts';

/** `SPARK_BENCH_STREAMS=500` measures small. */
const streams = Number(process.env['SPARK_BENCH_STREAMS'] ?? 10_000);
const megabytesAboveIdle = 400;
const deliveryMs = 1_000;
/** Smiles whose way to a screen is timed, so many a second, while all streams are open. */
const acts = 400;
const actsPerSecond = 40;
const settleMs = 5_000;
const path = '/api/v1/stream?notifications=on';

/**
 * Streams of people who are signed in, read by another process: what they cost, how long a smile takes to the screen of
 * whose post it is, through the log, the worker and the count, and whether whoever was cut off meanwhile loses anything.
 * Beside it a bare server that keeps as many answers open. Throws where a count on a screen is not the one in the database.
 */
export async function benchStreams(): Promise<Measurement[]> {
  // Readers have addresses of their own, and memory is read where only Linux has it.
  if (process.platform !== 'linux') return [];
  const bare = await measureBare();
  return withSpark((spark) => measure(spark, bare), { name: 'streams', env: { SPARK_DEMO: 'off' } });
}

async function measure({ url, dataDir, pid }: Spark, bare: Bare): Promise<Measurement[]> {
  const database = await findEmbeddedPostgres(dataDir);
  if (database === null) throw new Error('The database of the benchmark does not run.');
  await seedPeople(database, streams + 1);
  const posts = await seedTold(database, streams);
  await delay(settleMs);
  const idle = await residentMb(pid);
  const readers = startReaders({ port: Number(new URL(url).port), path, tokenStart });
  try {
    await readers.open(0, streams);
    await delay(settleMs);
    const open = await residentMb(pid);
    await readers.report();
    const delivery = await measureDelivery({ url, posts, readers });
    await measureReconnect({ url, posts, readers, database });
    const name = `${streams} streams`;
    return [
      {
        name: `${name}: memory above idle (${Math.round(idle)} MB)`,
        value: open - idle,
        unit: 'MB',
        reference: { name: 'bare server', value: bare.megabytes },
        target: { atMost: megabytesAboveIdle },
      },
      {
        name: `${name}: from a smile to the screen`,
        value: quantile(delivery, 0.99),
        unit: 'ms at the 99th percentile',
        p50Ms: quantile(delivery, 0.5),
        p99Ms: quantile(delivery, 0.99),
        reference: { name: 'bare server, one line to all', value: bare.p99Ms },
        target: { atMost: deliveryMs },
      },
    ];
  } finally {
    readers.close();
  }
}

/** One person smiles at the posts of many, at an even pace. */
async function measureDelivery({ url, posts, readers }: Scene): Promise<number[]> {
  const smiledAt = new Map<number, number>();
  const startedAt = performance.now();
  for (let act = 0; act < acts; act++) {
    await delay(Math.max(0, startedAt + (act * 1_000) / actsPerSecond - performance.now()));
    const reader = Math.floor((act * streams) / acts);
    await smile(url, posts[reader] ?? '');
    smiledAt.set(reader, Date.now());
  }
  await delay(settleMs);
  const { told, dropped } = await readers.report();
  if (dropped > 0) throw new Error(`${dropped} streams were dropped.`);
  const times = told.flatMap(([reader, , at]) => {
    const smiled = smiledAt.get(reader);
    return smiled === undefined ? [] : Math.max(0, at - smiled);
  });
  if (times.length !== smiledAt.size)
    throw new Error(`Of ${smiledAt.size} smiles ${times.length} were told.`);
  return times;
}

/** Half of them are cut off; what happens meanwhile they are told when they come back. */
async function measureReconnect({
  url,
  posts,
  readers,
  database,
}: Scene & { database: string }): Promise<void> {
  const half = Math.floor(streams / 2);
  await readers.cut(0, half);
  // Posts nobody smiled at so far, of some who are away and some who are not.
  for (let step = 0; step < 200; step++) {
    const reader = Math.floor((step * streams) / 200) + 1;
    if (reader < streams) await smile(url, posts[reader] ?? '');
  }
  await delay(settleMs);
  await readers.open(0, half);
  await delay(settleMs);
  const { last } = await readers.report();
  const unread = await readUnread(database, streams);
  const wrong = unread.filter((count, reader) => last[reader] !== count).length;
  if (wrong > 0) throw new Error(`${wrong} screens do not show what there is.`);
}

async function smile(url: string, postId: string): Promise<void> {
  // One more than read: nobody is told of what they do themselves.
  const headers = { authorization: `Bearer ${tokenOf(streams)}` };
  const response = await fetch(`${url}/api/v1/posts/${postId}/smile`, { method: 'PUT', headers });
  if (!response.ok) throw new Error(`A smile was refused: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

/** The bare server: its memory, and how long the same line takes to all. */
async function measureBare(): Promise<Bare> {
  const child = fork(fileURLToPath(new URL('streams/bare-streams.ts', import.meta.url)));
  const heard = <T>() => new Promise<T>((resolve) => child.once('message', (said) => resolve(said as T)));
  const { port } = await heard<{ port: number }>();
  const pid = child.pid ?? 0;
  const idle = await residentMb(pid);
  const readers = startReaders({ port, path: '/', tokenStart: 'anybody' });
  try {
    await readers.open(0, streams);
    await delay(settleMs);
    const megabytes = (await residentMb(pid)) - idle;
    await readers.report();
    const writing = heard<{ at: number }>();
    child.send('write');
    const { at } = await writing;
    await delay(settleMs);
    const { told } = await readers.report();
    return {
      megabytes,
      p99Ms: quantile(
        told.map(([, , then]) => then - at),
        0.99,
      ),
    };
  } finally {
    readers.close();
    child.kill();
  }
}

/** What a process holds in memory. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1_024;
}

interface Bare {
  megabytes: number;
  p99Ms: number;
}

interface Scene {
  url: string;
  posts: readonly string[];
  readers: Readers;
}
