import { askWorker } from './ask-worker.ts';
import type { BuildOrder } from './build-order.ts';

const entry = new URL('build-index.worker.ts', import.meta.url);

/** Does what `buildIndex` does in another thread, so that nobody waits for it. */
export function buildInWorker(order: BuildOrder): Promise<Uint8Array<ArrayBuffer>[]> {
  return askWorker(entry, order);
}
