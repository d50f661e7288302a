import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Post, Why } from '@spark/contract';
import { bearerOf } from './bearer.ts';
import { timeNotifications } from './freshness/notify.ts';
import type { Measurement } from './measurement.ts';
import { withProcesses } from './stock/processes.ts';
import { quantile } from './quantile.ts';
import { benchDataDir } from './with-spark.ts';

const changes = 100;
/** So long a new post may take, wherever it is asked for. */
const targetMs = 1_000;
const patienceMs = 10_000;

/**
 * Two web processes of one Spark: what is acknowledged by one is looked for in the other, as the score of a post in
 * somebody's feed. A smile raises what its author's other posts have of the author; a new post has a score as soon as it can
 * be ranked. Beside it the bare way of a word from one connection of PostgreSQL to another.
 */
export function benchFreshness(): Promise<Measurement[]> {
  return withProcesses(2, async ({ urls: [here = '', elsewhere = ''] }) => {
    const reader = await bearerOf(here, 'guest');
    const author = await bearerOf(here, 'prime');
    const smiles = await timeSmiles({ here, elsewhere, reader });
    const posts = await timePosts({ here, elsewhere, reader, author });
    const notified = await timeNotifications(benchDataDir('stock'), changes);
    const reference = { name: 'LISTEN and NOTIFY', value: quantile(notified, 0.99) };
    return [
      {
        ...latency('a smile until another process ranks by it', smiles),
        reference,
      },
      {
        name: 'next requests that did not know of a smile or a post',
        value: stale([...smiles, ...posts]),
        unit: `of ${smiles.length + posts.length}`,
        target: { atMost: 0 },
      },
      {
        ...latency('a new post until another process ranks it', posts),
        reference,
        target: { atMost: targetMs },
      },
    ];
  });
}

/** What the next requests elsewhere said: after how many of them, and how long after the answer to the change. */
interface Seen {
  ms: number;
  requests: number;
}

type Headers = Record<string, string>;

async function timeSmiles(spark: { here: string; elsewhere: string; reader: Headers }): Promise<Seen[]> {
  const { here, elsewhere, reader } = spark;
  const [smiledAt, other] = await findPair(here, reader);
  const seen: Seen[] = [];
  let before = await shareOfAuthor(elsewhere, other, reader);
  for (let change = 0; change < changes; change += 1) {
    // Smiled at and taken back, in turn.
    const method = change % 2 === 0 ? 'PUT' : 'DELETE';
    await call(`${here}/api/v1/posts/${smiledAt}/smile`, { method, headers: reader });
    const known = before;
    seen.push(
      await untilSeen(async () => {
        before = await shareOfAuthor(elsewhere, other, reader);
        return method === 'PUT' ? before > known : before < known;
      }),
    );
  }
  return seen;
}

async function timePosts(spark: {
  here: string;
  elsewhere: string;
  reader: Headers;
  author: Headers;
}): Promise<Seen[]> {
  const { here, elsewhere, reader, author } = spark;
  const [post] = await newest(here, reader);
  const interests = (post?.interests ?? []).slice(0, 1).map(({ slug }) => slug);
  const seen: Seen[] = [];
  for (let change = 0; change < changes; change += 1) {
    const made = await call(`${here}/api/v1/posts`, {
      method: 'POST',
      headers: { ...author, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ kind: 'story', text: `How soon is this seen? ${change}`, interests }),
    });
    // The contract's own shape, from our own server.
    const { id } = (await made.json()) as Post;
    seen.push(await untilSeen(async () => (await why(elsewhere, id, reader)).terms.length > 0));
    await call(`${here}/api/v1/posts/${id}`, { method: 'DELETE', headers: author });
  }
  return seen;
}

/** Two posts of one author, of which the reader smiled at neither. */
async function findPair(url: string, reader: Headers): Promise<readonly [string, string]> {
  const posts = (await newest(url, reader)).filter(({ viewer }) => !viewer.smiled && !viewer.own);
  for (const ofAuthor of Map.groupBy(posts, ({ author }) => author.id).values()) {
    const [one, other] = ofAuthor;
    if (one !== undefined && other !== undefined) return [one.id, other.id];
  }
  throw new Error('No author of the demo wrote two of the newest posts.');
}

async function newest(url: string, headers: Headers): Promise<Post[]> {
  const page = await call(`${url}/api/v1/feed?view=newest&limit=50`, { headers });
  return ((await page.json()) as { items: Post[] }).items;
}

async function shareOfAuthor(url: string, id: string, reader: Headers): Promise<number> {
  return (await why(url, id, reader)).terms.find(({ name }) => name === 'author')?.value ?? 0;
}

async function why(url: string, id: string, headers: Headers): Promise<Why> {
  return (await (await call(`${url}/api/v1/posts/${id}/why`, { headers })).json()) as Why;
}

/** Asks until the answer is as it should be. */
async function untilSeen(isSeen: () => Promise<boolean>): Promise<Seen> {
  const begun = performance.now();
  for (let requests = 1; ; requests += 1) {
    const isThere = await isSeen();
    const ms = performance.now() - begun;
    if (isThere) return { ms, requests };
    if (ms > patienceMs) throw new Error('Another process never learnt of a change.');
    await delay(1);
  }
}

async function call(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response;
}

function stale(seen: readonly Seen[]): number {
  return seen.filter(({ requests }) => requests > 1).length;
}

function latency(name: string, seen: readonly Seen[]) {
  const times = seen.map(({ ms }) => ms);
  const [p50Ms, p99Ms] = [quantile(times, 0.5), quantile(times, 0.99)];
  return { name, value: p99Ms, unit: 'ms at the 99th percentile', p50Ms, p99Ms };
}
