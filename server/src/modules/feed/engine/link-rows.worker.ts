import { findMutual, finish, layRows, mirrorRows } from '@spark/ranking';
import { parentPort } from 'node:worker_threads';
import type { LinkOrder } from './link-in-two-threads.ts';

// Told by linkInTwoThreads alone.
parentPort?.on('message', (order: LinkOrder) => parentPort?.postMessage(follow(order)));

function follow(order: LinkOrder): unknown {
  if ('deeds' in order) return finish(layRows(order));
  return 'cut' in order ? finish(mirrorRows(order)) : finish(findMutual(order));
}
