import { askWorker } from './ask-worker.ts';

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
  return askWorker(entry, order);
}
