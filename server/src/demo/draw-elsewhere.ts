import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Draws the demo's pictures in threads beside this one, which meanwhile makes files of those that are drawn. */
export interface Drawers {
  draw(key: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** What a thread is asked, and what it answers. */
export interface DrawingWish {
  key: string;
}
export interface Drawing {
  key: string;
  jpeg: Uint8Array;
}

const program = new URL('./draw-pictures.worker.ts', import.meta.url);

/** Opens a thread for each core but this one's, and one at least. */
export function openDrawers(scale: number): Drawers {
  const count = Math.max(1, availableParallelism() - 1);
  const threads = Array.from({ length: count }, () => new Worker(program, { workerData: { scale } }));
  const waiting = new Map<string, { resolve(jpeg: Buffer): void; reject(reason: unknown): void }>();
  for (const thread of threads) {
    thread.on('message', ({ key, jpeg }: Drawing) => {
      waiting.get(key)?.resolve(Buffer.from(jpeg));
      waiting.delete(key);
    });
    // It has drawn its last picture: whoever waits for one hears of it.
    thread.on('error', (error) => {
      for (const { reject } of waiting.values()) reject(error);
    });
  }
  let asked = 0;
  return {
    draw: (key) =>
      new Promise((resolve, reject) => {
        waiting.set(key, { resolve, reject });
        threads[asked++ % count]?.postMessage({ key } satisfies DrawingWish);
      }),
    async close() {
      await Promise.all(threads.map((thread) => Promise.all([once(thread, 'exit'), thread.terminate()])));
    },
  };
}
