import { compactFeedGraph, encodeFrozen, type Graph } from '@spark/ranking';
import { parentPort, workerData } from 'node:worker_threads';
import { buffersOf, type Compacted, type CompactOrder } from './compact-in-worker.ts';
import { writeIndexFile } from './index-file.ts';

// Given by compactInWorker alone.
const { graph, baseS, file } = workerData as CompactOrder;
const compacted = compactFeedGraph(graph, baseS);
const answer: Compacted = { graph: compacted, problem: await keep(compacted) };
parentPort?.postMessage(answer, buffersOf(compacted));

async function keep(dense: Graph): Promise<string | null> {
  if (file === null) return null;
  try {
    await writeIndexFile(file.path, encodeFrozen(file.posts, dense, file.position));
    return null;
  } catch (error) {
    // The edges are of use all the same.
    return `the feed index could not be kept: ${String(error)}`;
  }
}
