import { finish, layRange, mirrorRange } from '@spark/ranking';
import { parentPort } from 'node:worker_threads';
import type { LinkOrder } from './link-in-two-threads.ts';

// Told by linkInTwoThreads alone.
parentPort?.on('message', (order: LinkOrder) => {
  if ('deeds' in order) parentPort?.postMessage(finish(layRange(order)));
  else parentPort?.postMessage(finish(mirrorRange(order)));
});
