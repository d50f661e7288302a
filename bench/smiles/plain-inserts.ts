import { parentPort, workerData } from 'node:worker_threads';
import { createDatabase } from '../../server/src/platform/db/index.ts';

// Given by bench-smiles.ts.
const { url, postId, callers, people } = workerData as {
  url: string;
  postId: string;
  callers: number;
  people: number;
};

/** A smile and nothing else: the row that makes it count once, committed to disk before the answer. */
const statement = {
  name: 'smile',
  text: `insert into smiles (post_id, user_id, created_at) values ($1, md5('smiling' || $2::int)::uuid, now())
    on conflict do nothing`,
};

const { pool, close } = createDatabase({ url, maxConnections: callers });
let next = 0;
async function insertInTurn(): Promise<void> {
  while (next < people) {
    await pool.query({ ...statement, values: [postId, next++] });
  }
}
await Promise.all(Array.from({ length: callers }, () => pool.query('select 1')));
const startedAt = performance.now();
await Promise.all(Array.from({ length: callers }, insertInTurn));
parentPort?.postMessage({ count: next, elapsed: (performance.now() - startedAt) / 1_000, latencies: [] });
await close();
