import { createFresh, eachEdge, type Adjacency } from './adjacency.ts';
import type { Graph } from './graph.ts';

/**
 * The same graph with all its edges side by side, newest first, counted from a new base. Numbers of nodes stay; what was
 * unlinked is gone. The given graph is left as it is, so that a worker can do this while another thread reads it.
 * O(edges · log of the longest row).
 */
export function compact(graph: Graph, baseS: number): Graph {
  const factor = Number.isFinite(graph.halfLifeS) ? 2 ** ((graph.baseS - baseS) / graph.halfLifeS) : 1;
  const touched = inRows(graph.touched, graph.people.count, factor);
  const touchedBy = inRows(graph.touchedBy, graph.things.count, factor);
  return {
    ...graph,
    people: { ...graph.people, degrees: sumRows(touched, graph.people.kinds.length) },
    things: { ...graph.things, degrees: sumRows(touchedBy, graph.things.kinds.length) },
    touched,
    touchedBy,
    baseS,
  };
}

function inRows(old: Adjacency, nodes: number, factor: number): Adjacency {
  const starts = new Int32Array(nodes + 1);
  for (let node = 0; node < nodes; node += 1) {
    let length = 0;
    eachEdge(old, node, Infinity, () => (length += 1));
    starts[node + 1] = (starts[node] ?? 0) + length;
  }
  const edges = starts[nodes] ?? 0;
  const targets = new Int32Array(edges);
  const weights = new Float32Array(edges);
  const times = new Int32Array(edges);
  for (let node = 0; node < nodes; node += 1) {
    let at = starts[node] ?? 0;
    for (const edge of newestFirst(old, node)) {
      targets[at] = edge.to;
      weights[at] = edge.weight * factor;
      times[at] = edge.time;
      at += 1;
    }
  }
  return { starts, targets, weights, times, fresh: createFresh(nodes) };
}

interface Edge {
  to: number;
  weight: number;
  time: number;
}

function newestFirst(adjacency: Adjacency, node: number): Edge[] {
  const row: Edge[] = [];
  eachEdge(adjacency, node, Infinity, (to, weight, time) => row.push({ to, weight, time }));
  // Rows are nearly in order: only edges that were touched again moved.
  return row.toSorted((one, other) => other.time - one.time);
}

function sumRows({ starts, weights }: Adjacency, capacity: number): Float64Array {
  const sums = new Float64Array(capacity);
  for (let node = 0; node + 1 < starts.length; node += 1) {
    let sum = 0;
    for (let at = starts[node] ?? 0, end = starts[node + 1] ?? 0; at < end; at += 1) sum += weights[at] ?? 0;
    sums[node] = sum;
  }
  return sums;
}
