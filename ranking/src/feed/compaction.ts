import type { Adjacency } from '../graph/adjacency.ts';
import type { Graph, NodeTable } from '../graph/index.ts';
import type { FeedIndex } from './feed-index.ts';

/** Does something to the graph, and again to the compacted one if one is on its way. */
export function changeGraph<Result>(index: FeedIndex, change: (graph: Graph) => Result): Result {
  index.journal?.push(change);
  return change(index.graph);
}

/**
 * A copy of the graph for another thread, which shall pass it through `compactFeedGraph` and send it back to
 * `adoptGraph`; from now on changes are noted as well as made. Copying is all that the web process waits for. O(edges),
 * some ms for millions.
 */
export function copyGraph(index: FeedIndex): Graph {
  index.journal = [];
  const { graph } = index;
  return {
    ...graph,
    people: copyNodes(graph.people),
    things: copyNodes(graph.things),
    touched: copyEdges(graph.touched),
    touchedBy: copyEdges(graph.touchedBy),
  };
}

/** Takes the compacted edges over, and does to them what was noted since they were copied. O(nodes + changes noted). */
export function adoptGraph(index: FeedIndex, { people, things, touched, touchedBy, baseS }: Graph): void {
  const { graph, journal } = index;
  index.journal = null;
  // Without a copy of its own there is nothing to go on from, and the given graph may be older than any change.
  if (journal === null) return;
  index.graph = {
    ...graph,
    people: { ...graph.people, degrees: longEnough(people.degrees, graph.people) },
    things: { ...graph.things, degrees: longEnough(things.degrees, graph.things) },
    touched,
    touchedBy,
    baseS,
  };
  index.edgeCounts = countEdges(index.graph);
  for (const change of journal) change(index.graph);
}

/** How many edges each person has. O(people), for compacted graphs. */
export function countEdges({ people, touched: { starts } }: Graph): Int32Array {
  const counts = new Int32Array(people.kinds.length);
  for (let person = 0; person + 1 < starts.length; person += 1) {
    counts[person] = (starts[person + 1] ?? 0) - (starts[person] ?? 0);
  }
  return counts;
}

/** What a compaction needs of nodes: how many there are, and room for their degrees. */
function copyNodes({ count, kinds }: NodeTable): NodeTable {
  const [keys, slots] = [new Int32Array(0), new Int32Array(0)];
  return { count, keys, slots, kinds: kinds.slice(), degrees: new Float64Array(0) };
}

function copyEdges({ starts, targets, weights, times, fresh }: Adjacency): Adjacency {
  return {
    starts: starts.slice(),
    targets: targets.slice(),
    weights: weights.slice(),
    times: times.slice(),
    fresh: {
      count: fresh.count,
      heads: fresh.heads.slice(),
      nexts: fresh.nexts.slice(0, fresh.count),
      targets: fresh.targets.slice(0, fresh.count),
      weights: fresh.weights.slice(0, fresh.count),
      times: fresh.times.slice(0, fresh.count),
    },
  };
}

function longEnough(degrees: Float64Array, { kinds }: NodeTable): Float64Array {
  const longer = new Float64Array(kinds.length);
  longer.set(degrees.subarray(0, kinds.length));
  return longer;
}
