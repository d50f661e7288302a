import { Worker } from 'node:worker_threads';
import { PostPage } from '@spark/contract';
import { findEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { tokenOf, type CommunitySize } from './feed/community.ts';
import { readers, sizeOf, withCommunity } from './feed/with-community.ts';
import { load, type LoadResult, type Request } from './load.ts';
import type { Measurement } from './measurement.ts';
import { bareServer } from './references.ts';
import type { Spark } from './with-spark.ts';

/** `SPARK_BENCH_POSTS=10000` measures another size. */
const sizes = (process.env['SPARK_BENCH_POSTS'] ?? '200000').split(',').map(Number);
const usualPosts = 200_000;
const growingSizes = [10_000, 1_000_000];
const mostGrowth = 1.5;
/** Further pages that follow each first one. */
const furtherPages = 4;
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

/** How the cost of a page grows with the number of posts. The first run makes up a million of them, which takes minutes. */
export async function benchGrowth(): Promise<Measurement[]> {
  const costs: { posts: number; mixed: LoadResult; first: LoadResult }[] = [];
  for (const posts of growingSizes) {
    costs.push(
      await withCommunity(sizeOf(posts), async ({ url }) => {
        const walks = await walkAll(url);
        const first = walks.flatMap((pages) => pages.slice(0, 1));
        return { posts, mixed: await load(url, walks.flat()), first: await load(url, first) };
      }),
    );
  }
  const [smallest] = costs;
  return costs.flatMap(({ posts, ...loads }) =>
    (['mixed', 'first'] as const).map((which) => ({
      name: `a page of ${posts.toLocaleString('en')} posts, ${which === 'mixed' ? 'one first to four further ones' : 'first ones'}`,
      value: msOf(loads[which]),
      unit: 'ms',
      p50Ms: loads[which].p50Ms,
      p99Ms: loads[which].p99Ms,
      ...(smallest === undefined
        ? {}
        : { reference: { name: 'of the smallest', value: msOf(smallest[which]) } }),
      target: { ratioAtMost: mostGrowth },
    })),
  );
}

const msOf = ({ perSecond }: LoadResult) => 1_000 / perSecond;

async function benchSize(size: CommunitySize): Promise<Measurement[]> {
  return withCommunity(size, (spark) => measureAll(spark, size));
}

/** A first page and those that follow it, for readers who are signed in and for visitors. */
async function walkAll(url: string): Promise<Request[][]> {
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
  return walks;
}

async function measureAll({ url, dataDir }: Spark, { posts }: CommunitySize): Promise<Measurement[]> {
  const walks = await walkAll(url);
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
    toMeasurement(
      `${label}, first pages, signed in`,
      await load(url, first.slice(0, readers)),
      bare.perSecond,
    ),
    toMeasurement(
      `${label}, further pages, signed in`,
      await load(url, furtherOf(walks.slice(0, readers))),
      bare.perSecond,
    ),
    toMeasurement(
      `${label}, further pages, visitors`,
      await load(url, furtherOf(walks.slice(readers))),
      bare.perSecond,
    ),
    toMeasurement(`${label}, newest, a visitor`, await load(url, newest({})), bare.perSecond),
    toMeasurement(`${label}, newest, signed in`, await load(url, newest(bearer(tokenOf(0)))), bare.perSecond),
  ];
  return measured;
}

const furtherOf = (walks: readonly Request[][]) => walks.flatMap((pages) => pages.slice(1));

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
