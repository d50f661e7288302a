import {
  adoptGraph,
  copyGraph,
  freezePosts,
  type FeedIndex,
  type FrozenPosts,
  type Graph,
} from '@spark/ranking';
import { askWorker } from './ask-worker.ts';
import { inTurns } from './in-turns.ts';

const entry = new URL('compact-graph.worker.ts', import.meta.url);

/** Where an index is kept, and from which position of the change log it goes on. */
export interface FilePlan {
  path: string;
  position: string;
}

/** What is told to lay edges side by side. */
export interface CompactOrder {
  graph: Graph;
  baseS: number;
  /** The index is written on the way. */
  file: (FilePlan & { posts: FrozenPosts }) | null;
}

/** What comes back. */
export interface Compacted {
  graph: Graph;
  /** Why the file was not written, if it should have been. */
  problem: string | null;
}

/**
 * Lays the edges of an index side by side, in another thread; what happens meanwhile is done to them afterwards. With a
 * plan, that thread writes the index as it is now; until `onCopied` nothing may happen to it then, which takes a fraction
 * of a second at a million posts. Requests have their turn all the while.
 */
export async function compactInWorker(
  index: FeedIndex,
  plan: (FilePlan & { onCopied: () => void }) | null = null,
): Promise<void> {
  const baseS = index.latestS;
  const copying = copyGraph(index);
  // The first step fixes what is copied; the graph may change from then on.
  copying.next();
  const posts = plan === null ? null : await inTurns(freezePosts(index));
  plan?.onCopied();
  const graph = await inTurns(copying);
  const file = plan === null || posts === null ? null : { path: plan.path, position: plan.position, posts };
  const order: CompactOrder = { graph, baseS, file };
  const columns = Object.values(posts?.columns ?? {});
  const compacted = await askWorker<Compacted>(entry, order, [...buffersOf(graph), ...memoryOf(columns)]);
  adoptGraph(index, compacted.graph);
  if (compacted.problem !== null) throw new Error(compacted.problem);
}

/** The memory of a graph, to be handed from one thread to another instead of being copied. */
export function buffersOf(graph: Graph): ArrayBuffer[] {
  const tables = [graph.people, graph.things, graph.touched, graph.touchedBy];
  return memoryOf(
    [...tables, graph.touched.fresh, graph.touchedBy.fresh].flatMap((table) => Object.values(table)),
  );
}

function memoryOf(columns: readonly unknown[]): ArrayBuffer[] {
  const buffers = columns.flatMap((column) =>
    ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer ? column.buffer : [],
  );
  return [...new Set(buffers)];
}
