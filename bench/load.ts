import { setTimeout as delay } from 'node:timers/promises';
import autocannon from 'autocannon';

/** What a load did. */
export interface LoadResult {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

// Eight connections: one measures how fast an idle core wakes, thirty-two the queue.
const connections = 8;
// A process under load has compiled what it does often: some ten thousand pages.
const warmUpSeconds = 6;
const seconds = 8;

/** What somebody asks for. */
export interface Request {
  path: string;
  headers: Record<string, string>;
}

/** Asks for addresses in turn, as fast as the answers come. Throws when an answer is a refusal. */
export async function load(url: string, asked: readonly (string | Request)[]): Promise<LoadResult> {
  const requests = asked.map((one) => ({
    method: 'GET' as const,
    ...(typeof one === 'string' ? { path: one, headers: {} } : one),
  }));
  await autocannon({ url, connections, duration: warmUpSeconds, requests });
  const result = await autocannon({ url, connections, duration: seconds, requests });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${requests[0]?.path}: ${result.non2xx} refusals, ${result.errors} errors.`);
  }
  return {
    perSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  };
}

/** What people who read at an even pace met. */
export interface SteadyResult {
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
  /** How many got no page. */
  refused: number;
}

const pagesPerSecond = 20;
const leastMs = 8_000;
const grainMs = 1_000 / pagesPerSecond;

/**
 * Asks for an address at an even pace, whether or not the answer before has come, until something else is done. Throws
 * when that does.
 */
export async function loadSteadily(
  url: string,
  path: string,
  meanwhile: Promise<unknown>,
): Promise<SteadyResult> {
  const latencies: number[] = [];
  let refused = 0;
  const asked: Promise<void>[] = [];
  const ask = async () => {
    const startedAt = performance.now();
    const isAnswered = await fetch(url + path).then(
      async (response) => (await response.arrayBuffer()) && response.ok,
      () => false,
    );
    if (!isAnswered) refused += 1;
    latencies.push(performance.now() - startedAt);
  };
  let isDone = false;
  const done = meanwhile.finally(() => (isDone = true));
  // What goes wrong meanwhile is told at the end.
  done.catch(() => undefined);
  const startedAt = performance.now();
  for (let index = 0; !isDone || index * grainMs < leastMs; index += 1) {
    await delay(Math.max(0, startedAt + index * grainMs - performance.now()));
    asked.push(ask());
  }
  await Promise.all([done, ...asked]);
  const sorted = latencies.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1), refused };
}
