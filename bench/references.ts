import { Worker } from 'node:worker_threads';
import { freePort } from './with-spark.ts';
import { load, type LoadResult } from './load.ts';

/** What a bare Fastify on the same machine does with the same bytes; by a schema of the answer, if there is one. */
export async function bareServer(body: string, schema: object | null = null): Promise<LoadResult> {
  const port = await freePort();
  const worker = new Worker(new URL('bare-server.ts', import.meta.url), {
    // A copy: schemas may hold what threads cannot share.
    workerData: { port, body, schema: JSON.parse(JSON.stringify(schema)) as unknown },
  });
  try {
    await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    return await load(`http://127.0.0.1:${port}`, ['/']);
  } finally {
    await worker.terminate();
  }
}
