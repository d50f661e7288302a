import { copyInto, entriesAtOnce, type Steps } from '../steps.ts';
import { growIntegers, growSmallFloats } from './grow.ts';
import { compareIds } from './node-table.ts';

/**
 * The edges of one side, each row newest first. Most lie side by side in rows (CSR), so that a walk reads memory in
 * order; those that came since the last compaction hang in chains before their row. Appending is O(1).
 */
export interface Adjacency {
  /** Row of node n: from `starts[n]` up to `starts[n + 1]`. Nodes that came later have no row. */
  starts: Int32Array;
  targets: Int32Array;
  weights: Float32Array;
  /** Seconds since 1970. */
  times: Int32Array;
  fresh: FreshEdges;
}

/** Edges since the last compaction. */
export interface FreshEdges {
  count: number;
  /** The newest fresh edge of each node, or -1. */
  heads: Int32Array;
  /** The nodes that have any, and how many they are. */
  owners: Int32Array;
  owned: number;
  /** The next older one, or -1. */
  nexts: Int32Array;
  targets: Int32Array;
  weights: Float32Array;
  times: Int32Array;
}

/** No edge. */
export const none = -1;
const firstEdges = 1_024;

/** An adjacency without edges. */
export function createAdjacency(): Adjacency {
  return {
    starts: new Int32Array(1),
    targets: new Int32Array(0),
    weights: new Float32Array(0),
    times: new Int32Array(0),
    fresh: createFresh(0),
  };
}

/** No fresh edges, for so many nodes. */
export function createFresh(nodes: number): FreshEdges {
  return {
    count: 0,
    heads: new Int32Array(nodes).fill(none),
    owners: new Int32Array(firstEdges),
    owned: 0,
    nexts: new Int32Array(firstEdges),
    targets: new Int32Array(firstEdges),
    weights: new Float32Array(firstEdges),
    times: new Int32Array(firstEdges),
  };
}

/** How many nodes have a row. */
export function rowCount({ starts }: Adjacency): number {
  return starts.length - 1;
}

/** Puts an edge before all others of a node. Amortised O(1). */
export function appendEdge({ fresh }: Adjacency, from: number, to: number, weight: number, at: number): void {
  if (from >= fresh.heads.length) {
    const heads = growIntegers(fresh.heads, Math.max(from + 1, fresh.heads.length * 2));
    fresh.heads = heads.fill(none, fresh.heads.length);
  }
  if (fresh.count === fresh.targets.length) {
    const length = fresh.count * 2;
    fresh.nexts = growIntegers(fresh.nexts, length);
    fresh.targets = growIntegers(fresh.targets, length);
    fresh.weights = growSmallFloats(fresh.weights, length);
    fresh.times = growIntegers(fresh.times, length);
  }
  const edge = fresh.count;
  fresh.nexts[edge] = fresh.heads[from] ?? none;
  fresh.targets[edge] = to;
  fresh.weights[edge] = weight;
  fresh.times[edge] = at;
  if (fresh.nexts[edge] === none) {
    if (fresh.owned === fresh.owners.length) fresh.owners = growIntegers(fresh.owners, fresh.owned * 2);
    fresh.owners[fresh.owned] = from;
    fresh.owned += 1;
  }
  fresh.heads[from] = edge;
  fresh.count += 1;
}

/**
 * Puts an edge among those of a node since the last compaction where its time belongs, of one second in the order of ids,
 * so that it does not matter in which order things were told. O(1) for what is the newest.
 */
export function insertEdge(
  adjacency: Adjacency,
  keys: Int32Array,
  from: number,
  edge: { to: number; weight: number; at: number },
): void {
  const { to, weight, at } = edge;
  appendEdge(adjacency, from, to, weight, at);
  const { heads, nexts, targets, times, count } = adjacency.fresh;
  const inserted = count - 1;
  let before = none;
  let next = nexts[inserted] ?? none;
  for (let step = 0; next !== none && step < mostPassed; step += 1) {
    const time = times[next] ?? 0;
    if (time < at || (time === at && compareIds(keys, targets[next] ?? 0, to) < 0)) break;
    before = next;
    next = nexts[next] ?? none;
  }
  if (before === none) return;
  heads[from] = nexts[inserted] ?? none;
  nexts[before] = inserted;
  nexts[inserted] = next;
}

/** What comes so late that more than this many came before is as good as new. */
const mostPassed = 1_000;

/** An edge where it lies. */
export interface EdgePlace {
  column: { weights: Float32Array; times: Int32Array };
  at: number;
}

/** Of rows that are being copied, what stood where something was written since the copying began. */
const earlier = new WeakMap<EdgePlace['column'], Map<number, { weight: number; time: number }>>();

/** Changes an edge where it lies. Everything that does goes through here. O(1). */
export function writeEdge({ column, at }: EdgePlace, weight: number, time = column.times[at] ?? 0): void {
  const before = earlier.get(column);
  if (before !== undefined && !before.has(at)) {
    before.set(at, { weight: column.weights[at] ?? 0, time: column.times[at] ?? 0 });
  }
  column.weights[at] = weight;
  column.times[at] = time;
}

/**
 * Copies the edges of a side as they are when the copying begins, in steps of a fraction of a millisecond, between which
 * they may be changed through `writeEdge`, and edges may be appended. One copy at a time.
 */
export function* copyAdjacency(adjacency: Adjacency): Steps<Adjacency> {
  const before = new Map<number, { weight: number; time: number }>();
  earlier.set(adjacency, before);
  try {
    const { heads: lastHeads, ...edges } = copyFresh(adjacency.fresh);
    yield;
    const heads = yield* layHeads(adjacency.fresh.heads.length, edges.owners, lastHeads);
    const fresh = { ...edges, heads };
    const starts = yield* copyInto(adjacency.starts, new Int32Array(adjacency.starts.length));
    const targets = yield* copyInto(adjacency.targets, new Int32Array(adjacency.targets.length));
    const weights = yield* copyInto(adjacency.weights, new Float32Array(adjacency.weights.length));
    const times = yield* copyInto(adjacency.times, new Int32Array(adjacency.times.length));
    for (const [at, edge] of before) {
      weights[at] = edge.weight;
      times[at] = edge.time;
    }
    return { starts, targets, weights, times, fresh };
  } finally {
    earlier.delete(adjacency);
  }
}

/** Few nodes have fresh edges: the heads of these alone are copied at once, in the order of their owners. */
function copyFresh({ count, heads, owners, owned, nexts, targets, weights, times }: FreshEdges) {
  const lastHeads = new Int32Array(owned);
  for (let at = 0; at < owned; at += 1) lastHeads[at] = heads[owners[at] ?? 0] ?? none;
  return {
    count,
    heads: lastHeads,
    owners: owners.slice(0, owned),
    owned,
    nexts: nexts.slice(0, count),
    targets: targets.slice(0, count),
    weights: weights.slice(0, count),
    times: times.slice(0, count),
  };
}

function* layHeads(nodes: number, owners: Int32Array, lastHeads: Int32Array): Steps<Int32Array> {
  const heads = new Int32Array(nodes);
  for (let start = 0; start < nodes; start += entriesAtOnce) {
    heads.fill(none, start, start + entriesAtOnce);
    yield;
  }
  for (let at = 0; at < owners.length; at += 1) heads[owners[at] ?? 0] = lastHeads[at] ?? none;
  return heads;
}

/** Looks a living edge up in the row of a node. O(edges of the node). */
export function findEdge(adjacency: Adjacency, from: number, to: number): EdgePlace | null {
  return findPlace(adjacency, from, to, (weight) => weight !== 0);
}

/**
 * The weight of a trace: that something was done with a thing before what was done with it last. The edge of both is the
 * last one, with the weight of all; traces say when it had come before, for when the last is taken back. What is gone
 * weighs 0; `Object.is` tells them apart, and whoever adds weights up need not.
 */
export const trace = -0;

/** Looks up the latest trace of what was done with a thing, or that of a moment. O(edges of the node). */
export function findTrace(
  adjacency: Adjacency,
  { from, to, at }: { from: number; to: number; at: number | null },
): EdgePlace | null {
  let latest: EdgePlace | null = null;
  findPlace(adjacency, from, to, (weight, column, place) => {
    if (!Object.is(weight, trace)) return false;
    const time = column.times[place] ?? 0;
    if (at !== null && time !== at) return false;
    if (latest === null || time > (latest.column.times[latest.at] ?? 0)) latest = { column, at: place };
    return at !== null;
  });
  return latest;
}

function findPlace(
  adjacency: Adjacency,
  from: number,
  to: number,
  isWanted: (weight: number, column: EdgePlace['column'], at: number) => boolean,
): EdgePlace | null {
  const { fresh, starts, targets, weights } = adjacency;
  for (let edge = fresh.heads[from] ?? none; edge !== none; edge = fresh.nexts[edge] ?? none) {
    if (fresh.targets[edge] === to && isWanted(fresh.weights[edge] ?? 0, fresh, edge)) {
      return { column: fresh, at: edge };
    }
  }
  if (from >= rowCount(adjacency)) return null;
  for (let at = starts[from] ?? 0, end = starts[from + 1] ?? 0; at < end; at += 1) {
    if (targets[at] === to && isWanted(weights[at] ?? 0, adjacency, at)) return { column: adjacency, at };
  }
  return null;
}

/**
 * Looks up the same edge as it lies on the other side. Edges are appended to both sides at once, so fresh twins have the
 * same number; in rows, which are in order of time but for edges that were touched again, a search by halves finds most.
 * O(log edges of the node) then, else O(edges of the node).
 */
export function findTwin(
  other: Adjacency,
  { from, to }: { from: number; to: number },
  { isFresh, at, time }: { isFresh: boolean; at: number; time: number },
): EdgePlace | null {
  if (isFresh) return { column: other.fresh, at };
  const { starts, targets, times } = other;
  const end = starts[from + 1] ?? 0;
  let low = starts[from] ?? 0;
  for (let high = end; low < high;) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) > time) low = middle + 1;
    else high = middle;
  }
  for (; low < end && times[low] === time; low += 1)
    if (targets[low] === to) return { column: other, at: low };
  return findEdge(other, from, to);
}

/** Visits the living edges of a node, newest first, at most so many; traces too, where they are wanted. */
export function eachEdge(
  adjacency: Adjacency,
  from: number,
  limit: number,
  visit: (to: number, weight: number, at: number) => void,
  { withTraces = false } = {},
): void {
  const { fresh, starts, targets, weights, times } = adjacency;
  let left = limit;
  for (let edge = fresh.heads[from] ?? none; edge !== none && left > 0; edge = fresh.nexts[edge] ?? none) {
    const weight = fresh.weights[edge] ?? 0;
    if (weight === 0 && !(withTraces && Object.is(weight, trace))) continue;
    visit(fresh.targets[edge] ?? 0, weight, fresh.times[edge] ?? 0);
    left -= 1;
  }
  if (from >= rowCount(adjacency)) return;
  for (let at = starts[from] ?? 0, end = starts[from + 1] ?? 0; at < end && left > 0; at += 1) {
    const weight = weights[at] ?? 0;
    if (weight === 0 && !(withTraces && Object.is(weight, trace))) continue;
    visit(targets[at] ?? 0, weight, times[at] ?? 0);
    left -= 1;
  }
}
