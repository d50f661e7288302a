import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { loadIndex } from '../../server/src/modules/feed/engine/load-index.ts';
import { createDatabase } from '../../server/src/platform/db/index.ts';

/** What loading an index from the database took the process that did it. */
export interface LoadCost {
  posts: number;
  edges: number;
  seconds: number;
  cpuSeconds: number;
  /** At most, and when it was there and nothing else was left over. */
  peakMb: number;
  heldMb: number;
  /** What it held before, and of what came the columns. */
  beforeMb: number;
  columnsMb: number;
  p99StallMs: number;
  longestStallMs: number;
}

/** Long enough for memory that nobody holds to be given back, also on a busy machine. */
const settleMs = 2_000;

// Started by bench-load alone, so that the memory and the processor time are of nothing else.
const [url = ''] = process.argv.slice(2);
const database = createDatabase({ url, maxConnections: 1 });
const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();
const before = process.memoryUsage();
const cpu = process.cpuUsage();
const begun = performance.now();
const { index } = await loadIndex(database.db, database.connection, new Date());
const seconds = (performance.now() - begun) / 1_000;
const { user, system } = process.cpuUsage(cpu);
delays.disable();
const peakMb = process.resourceUsage().maxRSS / 1_024;
await database.close();
// What is collected is given back by another thread, after a while.
globalThis.gc?.();
await delay(settleMs);
globalThis.gc?.();
const after = process.memoryUsage();
const cost: LoadCost = {
  posts: index.postCount,
  edges: index.graph.touchedBy.targets.length,
  seconds,
  cpuSeconds: (user + system) / 1e6,
  peakMb,
  heldMb: after.rss / 2 ** 20,
  beforeMb: before.rss / 2 ** 20,
  columnsMb: (after.arrayBuffers - before.arrayBuffers) / 2 ** 20,
  p99StallMs: delays.percentile(99) / 1e6,
  longestStallMs: delays.max / 1e6,
};
console.log(JSON.stringify(cost));
