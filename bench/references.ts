import { Worker } from 'node:worker_threads';
import { freePort } from './with-spark.ts';
import { load, type LoadResult } from './load.ts';

/** What a bare Fastify on the same machine does with the same bytes. */
export async function bareServer(body: string): Promise<LoadResult> {
  const port = await freePort();
  const worker = new Worker(new URL('bare-server.ts', import.meta.url), { workerData: { port, body } });
  try {
    await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    return await load(`http://127.0.0.1:${port}`, ['/']);
  } finally {
    await worker.terminate();
  }
}
