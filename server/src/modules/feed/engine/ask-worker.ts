import { Worker, type Transferable } from 'node:worker_threads';

/** Lets another thread do something; returns its one message. What is handed over is gone here. */
export function askWorker<Answer>(
  entry: URL,
  order: unknown,
  handedOver: readonly Transferable[] = [],
): Promise<Answer> {
  const worker = new Worker(entry, { workerData: order, transferList: [...handedOver] });
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: Answer) => resolve(answer));
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`a thread ended without an answer (${code}): ${entry.href}`)),
    );
    // Nobody waits for it at the end of the process: what it writes appears whole or not at all.
    worker.unref();
  });
}
