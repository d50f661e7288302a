import {
  decodeFeedIndex,
  encodeFeedIndex,
  prepareReader,
  rankFeed,
  seededRandom,
  usualTastes,
  usualWeights,
  type FeedIndex,
  type Reader,
} from '@spark/ranking';
import { madeId, makeCommunity, stopwatch, type Made } from './community.ts';

const rounds = 1_000;
const sizes = process.argv.slice(2).map(Number);

for (const posts of sizes.length > 0 ? sizes : [10_000, 200_000, 1_000_000]) {
  const before = process.memoryUsage.rss();
  const made = makeCommunity({ posts, people: 50_000, edges: 2_000_000 });
  globalThis.gc?.();
  const memory = process.memoryUsage();
  const ms = stopwatch();
  const bytes = encodeFeedIndex(made.index, '1:1:');
  const encodeMs = ms();
  decodeFeedIndex(bytes);
  const decodeMs = ms();
  const known = measure(made, made.index, (number) => readerOf(made, number));
  console.log({
    posts,
    edges: made.index.graph.touched.targets.length,
    putUs: ((made.putMs * 1_000) / posts).toFixed(2),
    linkMs: Math.round(made.linkMs),
    settleMs: Math.round(made.settleMs),
    rssMb: Math.round(memory.rss / 2 ** 20),
    grownMb: Math.round((memory.rss - before) / 2 ** 20),
    arraysMb: Math.round(memory.arrayBuffers / 2 ** 20),
    heapMb: Math.round(memory.heapUsed / 2 ** 20),
    fileMb: Math.round(bytes.byteLength / 2 ** 20),
    encodeMs: Math.round(encodeMs),
    decodeMs: Math.round(decodeMs),
    ...known,
  });
}

function readerOf({ index, interests, people, now }: Made, number: number): Reader {
  const random = seededRandom(number);
  const below = (limit: number) => Math.floor(random() * limit);
  void now;
  return prepareReader(index, {
    personId: madeId(2, below(people)),
    interests: new Map(Array.from({ length: 7 }, () => [madeId(4, below(interests)), 1])),
    follows: Array.from({ length: 30 }, () => ({ authorId: madeId(2, below(people)), interestId: null })),
    silenced: [],
    hidden: { posts: [], authors: new Map(), interests: new Map(), products: new Map() },
    seen: [],
    tastes: usualTastes,
  });
}

function measure({ now }: Made, index: FeedIndex, make: (number: number) => Reader) {
  const readers = Array.from({ length: 200 }, (_, number) => make(number));
  const times: number[] = [];
  const options = { now, size: 200, pageSize: 20, kind: null, weights: usualWeights };
  for (let round = 0; round < rounds; round += 1) {
    const reader = readers[round % readers.length];
    if (reader === undefined) continue;
    const ms = stopwatch();
    rankFeed(index, reader, { ...options, seed: round });
    if (round >= 200) times.push(ms());
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(3);
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}
