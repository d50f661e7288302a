import { compactFeedGraph, type Graph } from '@spark/ranking';
import { parentPort, workerData } from 'node:worker_threads';
import { buffersOf } from './compact-in-worker.ts';

// Given by compactInWorker alone.
const { graph, baseS } = workerData as { graph: Graph; baseS: number };
const compacted = compactFeedGraph(graph, baseS);
parentPort?.postMessage(compacted, buffersOf(compacted));
