import { Worker } from 'node:worker_threads';

/** What a thread is told that builds an index. */
export interface BuildOrder {
  url: string;
  dataDir: string;
  /** From what lies on disk and what happened since, or from the database alone. */
  from: 'database' | 'file';
}

const entry = new URL('build-index.worker.ts', import.meta.url);

/** Builds a compact index in another thread, over connections of its own, and keeps it on disk. Returns it as it is kept. */
export function buildInWorker(order: BuildOrder): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(entry, { workerData: order });
  return new Promise((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array<ArrayBuffer>) => resolve(bytes));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that builds the feed index ended (${code})`)));
    // Nobody waits for it at the end of the process: what it writes appears whole or not at all.
    worker.unref();
  });
}
