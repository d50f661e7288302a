import { parentPort, workerData } from 'node:worker_threads';
import { buildIndex, type BuildOrder } from './build-index.ts';

// Given by buildInWorker alone.
const bytes = await buildIndex(workerData as BuildOrder);
parentPort?.postMessage(bytes, [bytes.buffer]);
