import { finish, layRange, mirrorRange } from '@spark/ranking';
import { parentPort, workerData } from 'node:worker_threads';
import type { LinkOrder } from './link-in-two-threads.ts';

// Given by linkInTwoThreads alone.
const order = workerData as LinkOrder;
parentPort?.postMessage('deeds' in order ? finish(layRange(order)) : finish(mirrorRange(order)));
