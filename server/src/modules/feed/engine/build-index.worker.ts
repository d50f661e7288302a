import { parentPort, workerData } from 'node:worker_threads';
import { buildIndex } from './build-index.ts';
import type { BuildOrder } from './build-order.ts';

// Given by buildInWorker alone.
const pieces = await buildIndex(workerData as BuildOrder);
parentPort?.postMessage(
  pieces,
  pieces.map(({ buffer }) => buffer),
);
