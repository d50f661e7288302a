import { adoptGraph, copyGraph, type FeedIndex, type Graph } from '@spark/ranking';
import { askWorker } from './ask-worker.ts';

const entry = new URL('compact-graph.worker.ts', import.meta.url);

/** Lays the edges of an index side by side, in another thread; what happens meanwhile is done to them afterwards. */
export async function compactInWorker(index: FeedIndex): Promise<void> {
  const graph = copyGraph(index);
  adoptGraph(index, await askWorker<Graph>(entry, { graph, baseS: index.latestS }, buffersOf(graph)));
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
