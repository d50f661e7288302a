import autocannon from 'autocannon';

/** What a load did. */
export interface LoadResult {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

// Eight connections: one measures how fast an idle core wakes, thirty-two the queue.
const connections = 8;
const warmUpSeconds = 2;
const seconds = 8;

/** Asks for addresses in turn, as fast as the answers come. Throws when an answer is a refusal. */
export async function load(
  url: string,
  paths: readonly string[],
  headers: Record<string, string> = {},
): Promise<LoadResult> {
  const requests = paths.map((path) => ({ method: 'GET' as const, path, headers }));
  await autocannon({ url, connections, duration: warmUpSeconds, requests });
  const result = await autocannon({ url, connections, duration: seconds, requests });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${paths[0]}: ${result.non2xx} refusals, ${result.errors} errors.`);
  }
  return {
    perSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  };
}
