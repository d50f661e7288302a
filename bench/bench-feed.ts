import { Worker } from 'node:worker_threads';
import { PostPage } from '@spark/contract';
import {
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../server/src/platform/embedded-postgres/index.ts';
import { seedCommunity, tokenOf, type CommunitySize } from './feed/community.ts';
import { load, type LoadResult, type Request } from './load.ts';
import type { Measurement } from './measurement.ts';
import { bareServer } from './references.ts';
import { benchDataDir, withSpark, type Spark } from './with-spark.ts';

/** `SPARK_BENCH_POSTS=10000,200000,1000000` measures how cost grows; it takes long. */
const sizes = (process.env['SPARK_BENCH_POSTS'] ?? '200000').split(',').map(Number);
const usualPosts = 200_000;
/** Further pages that follow each first one. */
const furtherPages = 4;
const readers = 40;
const visitors = 40;
const targets = { mixed: 2_000, first: 800, p99Ms: 15 };

/**
 * Pages of the feed of a made-up community, for people who are signed in and visitors with interests, each beside what the
 * same machine does in the same run without Spark: a bare server that sends the same bytes, and PostgreSQL asked for such a
 * page by one prepared statement.
 */
export async function benchFeed(): Promise<Measurement[]> {
  const results: Measurement[] = [];
  for (const posts of sizes) results.push(...(await benchSize(sizeOf(posts))));
  return results;
}

function sizeOf(posts: number): CommunitySize {
  return {
    posts,
    people: Math.floor(posts / 4),
    products: Math.min(30_000, posts),
    edges: posts * 10,
    readers,
  };
}

async function benchSize(size: CommunitySize): Promise<Measurement[]> {
  const started = { name: `community-${size.posts}`, env: { SPARK_DEMO: 'off' } };
  // The first start makes the database and its tables.
  await withSpark(async () => undefined, started);
  const postgres = await startEmbeddedPostgres({
    dataDir: benchDataDir(started.name),
    log: { info: () => undefined, error: console.error },
  });
  await seedCommunity(postgres.url, size).finally(() => postgres.stop());
  return withSpark((spark) => measureAll(spark, size), started);
}

async function measureAll({ url, dataDir }: Spark, { posts }: CommunitySize): Promise<Measurement[]> {
  const slugs = await interestSlugs(url);
  const feeds = [
    ...Array.from({ length: readers }, (_, n) => ({
      path: '/api/v1/feed?limit=20',
      headers: bearer(tokenOf(n)),
    })),
    ...Array.from({ length: visitors }, (_, n) => ({ path: visitorFeed(slugs, n), headers: {} })),
  ];
  const walks: Request[][] = [];
  for (const feed of feeds) walks.push(await walk(url, feed));
  const first = walks.flatMap((pages) => pages.slice(0, 1));
  const newest = (who: Record<string, string>) => [
    { path: '/api/v1/feed?view=newest&limit=20', headers: who },
  ];
  const body = await fetch(url + (first[0]?.path ?? ''), { headers: first[0]?.headers ?? {} }).then(
    (answer) => answer.text(),
  );
  const label = `feed of ${posts.toLocaleString('en')} posts`;
  const kilobytes = Math.round(body.length / 1_000);

  const bare = await bareServer(body, PostPage);
  const mixed = await load(url, walks.flat());
  const plain = await plainPages(dataDir);
  const isUsual = posts === usualPosts;
  const measured = [
    {
      ...toMeasurement(
        `${label}, one first and ${furtherPages} further pages (${kilobytes} kB)`,
        mixed,
        bare.perSecond,
      ),
      ...(isUsual ? { target: { atLeast: targets.mixed } } : {}),
    },
    {
      name: `${label}, mixed pages: p99`,
      value: mixed.p99Ms,
      unit: 'ms',
      ...(isUsual ? { target: { atMost: targets.p99Ms } } : {}),
    },
    {
      name: `${label}, mixed pages beside one prepared statement each`,
      value: mixed.perSecond,
      unit: 'a second',
      reference: { name: 'PostgreSQL alone', value: plain },
    },
    {
      ...toMeasurement(`${label}, first pages`, await load(url, first), bare.perSecond),
      ...(isUsual ? { target: { atLeast: targets.first } } : {}),
    },
    toMeasurement(`${label}, newest, a visitor`, await load(url, newest({})), bare.perSecond),
    toMeasurement(`${label}, newest, signed in`, await load(url, newest(bearer(tokenOf(0)))), bare.perSecond),
  ];
  return measured;
}

function toMeasurement(name: string, ours: LoadResult, bare: number): Measurement {
  return {
    name,
    value: ours.perSecond,
    unit: 'a second',
    p50Ms: ours.p50Ms,
    p99Ms: ours.p99Ms,
    reference: { name: 'bare Fastify with a schema', value: bare },
  };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function interestSlugs(url: string): Promise<string[]> {
  // The contract's own shape, from our own server.
  const { items } = (await fetch(`${url}/api/v1/interests`).then((answer) => answer.json())) as {
    items: { slug: string }[];
  };
  return items.map(({ slug }) => slug);
}

function visitorFeed(slugs: readonly string[], number: number): string {
  const chosen = Array.from({ length: 5 }, (_, step) => slugs[(number * 3 + step * 7) % slugs.length]);
  return `/api/v1/feed?limit=20&interests=${[...new Set(chosen)].join(',')}`;
}

/** A first page and those that follow it, as one asks for them. */
async function walk(url: string, { path, headers }: Request): Promise<Request[]> {
  const pages: Request[] = [{ path, headers }];
  while (pages.length <= furtherPages) {
    const answer = await fetch(url + (pages.at(-1)?.path ?? ''), { headers });
    // The contract's own shape, from our own server.
    const { nextCursor } = (await answer.json()) as { nextCursor: string | null };
    if (nextCursor === null) throw new Error(`${path} ends after ${pages.length} pages.`);
    pages.push({ path: `${path}&cursor=${encodeURIComponent(nextCursor)}`, headers });
  }
  return pages;
}

async function plainPages(dataDir: string): Promise<number> {
  const url = await findEmbeddedPostgres(dataDir);
  if (url === null) throw new Error('The database of the benchmark does not run.');
  const workerData = { url, connections: 8, seconds: 8 };
  const worker = new Worker(new URL('feed/plain-page.ts', import.meta.url), { workerData });
  return new Promise<number>((resolve, reject) => worker.once('message', resolve).once('error', reject));
}
