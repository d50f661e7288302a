import { adoptGraph, copyGraph, type FeedIndex, type Graph } from '@spark/ranking';
import { setImmediate as breathe } from 'node:timers/promises';
import { askWorker } from './ask-worker.ts';

const entry = new URL('compact-graph.worker.ts', import.meta.url);

/** Lays the edges of an index side by side, in another thread; what happens meanwhile is done to them afterwards. */
export async function compactInWorker(index: FeedIndex): Promise<void> {
  const graph = await copied(index);
  adoptGraph(index, await askWorker<Graph>(entry, { graph, baseS: index.latestS }, buffersOf(graph)));
}

/** Requests have their turn after each step. */
async function copied(index: FeedIndex): Promise<Graph> {
  const copying = copyGraph(index);
  for (;;) {
    const step = copying.next();
    if (step.done) return step.value;
    await breathe();
  }
}

/** The memory of a graph, to be handed from one thread to another instead of being copied. */
export function buffersOf(graph: Graph): ArrayBuffer[] {
  const tables = [graph.people, graph.things, graph.touched, graph.touchedBy];
  const columns = [...tables, graph.touched.fresh, graph.touchedBy.fresh].flatMap((table) =>
    Object.values(table),
  );
  const buffers = columns.flatMap((column: unknown) =>
    ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer ? column.buffer : [],
  );
  return [...new Set(buffers)];
}
