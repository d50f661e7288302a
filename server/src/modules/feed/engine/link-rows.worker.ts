import { finish, layRows, mirrorRows } from '@spark/ranking';
import { parentPort } from 'node:worker_threads';
import type { LinkOrder } from './link-in-two-threads.ts';

// Told by linkInTwoThreads alone.
parentPort?.on('message', (order: LinkOrder) => {
  parentPort?.postMessage('deeds' in order ? finish(layRows(order)) : finish(mirrorRows(order)));
});
