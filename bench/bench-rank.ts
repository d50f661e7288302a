import {
  decodeFeedIndex,
  encodeFeedIndex,
  prepareReader,
  rankFeed,
  seededRandom,
  usualTastes,
  usualWeights,
  type Reader,
} from '@spark/ranking';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { compactInWorker } from '../server/src/modules/feed/engine/compact-in-worker.ts';
import type { Measurement } from './measurement.ts';
import { madeId, makeCommunity, stopwatch, type Made } from './rank/community.ts';
import { quantile } from './quantile.ts';

/** `SPARK_BENCH_POSTS=200000` measures one size alone. */
const sizes = (process.env['SPARK_BENCH_POSTS'] ?? '10000,200000,1000000').split(',').map(Number);
/** As many as the promise has for 200,000 posts: a quarter as many people, ten edges for each post. */
const peopleOf = (posts: number) => Math.floor(posts / 4);
const edgesOf = (posts: number) => posts * 10;
const readers = 200;
const warmUps = 200;
const rounds = 800;
/** What a ranking orders: about so many candidates compete for 200 places. */
const candidates = 750;
const size = 200;
const targetMs = 0.8;
const targetStallMs = 20;

/**
 * What the ranking costs alone, without a server or a database: 200 places for readers with seven interests and thirty
 * followed authors. All times are of the processor, for others may work on the same machine. Beside it, what it takes to
 * sort as many numbers as there are candidates.
 */
export async function benchRank(): Promise<Measurement[]> {
  const results: Measurement[] = [];
  for (const posts of sizes) {
    const made = makeCommunity({ posts, people: peopleOf(posts), edges: edgesOf(posts) });
    const ms = stopwatch();
    const pieces = encodeFeedIndex(made.index, '1:1:');
    ms();
    decodeFeedIndex(pieces);
    const decodeMs = ms();
    const { ranking, sorting } = measureRanking(made);
    const of = `${posts.toLocaleString('en')} posts`;
    const known = made.index.graph.touchedBy.targets.length.toLocaleString('en');
    const stall = await measureStall(made);
    results.push(
      {
        name: `ranking ${size} of ${of}, ${known} edges`,
        value: quantile(ranking, 0.5),
        unit: 'ms',
        p50Ms: quantile(ranking, 0.5),
        p99Ms: quantile(ranking, 0.99),
        reference: { name: `sorting ${candidates} numbers`, value: quantile(sorting, 0.5) },
        target: { atMost: targetMs },
      },
      { name: `loading ${of}`, value: (made.putMs + made.linkMs + made.settleMs) / 1_000, unit: 's' },
      { name: `reading ${of} from a file`, value: decodeMs, unit: 'ms' },
      // In memory it is the same columns, and some room for more.
      {
        name: `the index of ${of}`,
        value: pieces.reduce((sum, { byteLength }) => sum + byteLength, 0) / 2 ** 20,
        unit: 'MB',
      },
      {
        name: `what others wait while ${known} edges are compacted and kept: p99`,
        value: stall.busy.percentile(99) / 1e6,
        unit: 'ms',
        reference: { name: 'as long without', value: stall.idle.percentile(99) / 1e6 },
        target: { atMost: targetStallMs },
      },
      {
        name: `the same, at most`,
        value: stall.busy.max / 1e6,
        unit: 'ms',
        reference: { name: 'as long without', value: stall.idle.max / 1e6 },
      },
      { name: `and how long that takes`, value: stall.seconds, unit: 's' },
    );
  }
  return results;
}

interface Stall {
  busy: ReturnType<typeof monitorEventLoopDelay>;
  idle: ReturnType<typeof monitorEventLoopDelay>;
  seconds: number;
}

/** How long the loop of events stands still while another thread lays out the edges anew and writes the index. */
async function measureStall({ index }: Made): Promise<Stall> {
  const folder = await mkdtemp(join(tmpdir(), 'spark-bench-index-'));
  const plan = { path: join(folder, 'index'), position: '1:1:', onCopied: () => undefined };
  const begun = performance.now();
  const busy = await delaysDuring(() => compactInWorker(index, plan));
  const ms = performance.now() - begun;
  const idle = await delaysDuring(() => new Promise((resolve) => setTimeout(resolve, ms)));
  await rm(folder, { recursive: true });
  return { busy, idle, seconds: ms / 1_000 };
}

async function delaysDuring(work: () => Promise<unknown>): Promise<ReturnType<typeof monitorEventLoopDelay>> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  // Nothing else keeps this process alive while another thread is at work.
  const alive = setInterval(() => undefined, 1_000);
  delays.enable();
  await work();
  delays.disable();
  clearInterval(alive);
  return delays;
}

function measureRanking(made: Made): { ranking: number[]; sorting: number[] } {
  const known = Array.from({ length: readers }, (_, number) => readerOf(made, number));
  const random = seededRandom(1);
  const numbers = Array.from({ length: candidates }, random);
  const options = { now: made.now, size, pageSize: 20, kind: null, weights: usualWeights };
  const ranking: number[] = [];
  const sorting: number[] = [];
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const reader = known[round % known.length];
    if (reader === undefined) continue;
    const ms = stopwatch();
    rankFeed(made.index, reader, { ...options, seed: round });
    const rankedMs = ms();
    numbers.toSorted((one, other) => other - one);
    const sortedMs = ms();
    if (round < warmUps) continue;
    ranking.push(rankedMs);
    sorting.push(sortedMs);
  }
  return { ranking, sorting };
}

function readerOf({ index, interests, people }: Made, number: number): Reader {
  const random = seededRandom(number);
  const below = (limit: number) => Math.floor(random() * limit);
  return prepareReader(index, {
    personId: madeId(2, below(people)),
    interests: new Map(Array.from({ length: 7 }, () => [madeId(4, below(interests)), 1])),
    follows: Array.from({ length: 30 }, () => ({ authorId: madeId(2, below(people)), interestId: null })),
    silenced: [],
    languages: [],
    hidden: { posts: [], authors: new Map(), interests: new Map(), products: new Map() },
    seen: [],
    tastes: usualTastes,
  });
}
