import { finish, layRange, mirrorRange } from '@spark/ranking';
import { parentPort } from 'node:worker_threads';
import type { LinkOrder } from './link-in-two-threads.ts';

// Told by linkInTwoThreads alone, and once.
parentPort?.once('message', (order: LinkOrder) => {
  parentPort?.postMessage('deeds' in order ? finish(layRange(order)) : finish(mirrorRange(order)));
});
