import { parentPort, workerData } from 'node:worker_threads';
import { buildIndex } from './build-index.ts';
import type { BuildOrder } from './build-order.ts';

// Given by buildInWorker alone.
const bytes = await buildIndex(workerData as BuildOrder);
parentPort?.postMessage(bytes, [bytes.buffer]);
