import { createFresh } from '../../graph/adjacency.ts';
import { sharedFloats, sharedIntegers } from '../../shared.ts';
import { copyInto, finish, type Steps } from '../../steps.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import { countEdges, sumRows } from './compaction.ts';
import type { Deeds } from './deeds.ts';
import { reckonDiscounts } from './discounts.ts';
import { groupDeeds, type GroupedDeeds } from './group-deeds.ts';
import { edgesPerDeed, layRange, type LaidRows, type RowOrder } from './lay-rows.ts';
import { mirrorRange, orderMirror, type EdgeRows, type MirrorOrder } from './mirror-edges.ts';

/**
 * Links all that was collected, as `respond` and `touch` would one by one, and lays the edges side by side; for an index
 * to which nobody responded yet. Everything is in columns, and an edge costs no object: millions of them are laid down in
 * seconds. Looking for an earlier edge costs nothing here; one by one, a thing everybody touched would be quadratic.
 * The collection is empty afterwards. O(deeds · log of the most of one person).
 * @param now when this is; what is said to be later happened now
 */
export function linkCollected(index: FeedIndex, deeds: Deeds, now: number): void {
  finish(linkInSteps(index, deeds, now));
}

/** The same in steps; nobody may read the index meanwhile. */
export function* linkInSteps(index: FeedIndex, deeds: Deeds, now: number): Steps<void> {
  const orders = yield* orderRows(index, deeds, now, [1]);
  const laid: LaidRows[] = [];
  for (const order of orders) laid.push(yield* layRange(order));
  const mirrors = yield* joinRows(index, orders, laid);
  for (const order of mirrors) yield* mirrorRange(order);
  yield* linkRows(index, mirrors);
}

/**
 * Begins the same where several threads do it: each lays the rows of one order (`layRange`), `joinRows` makes of them as many
 * orders to be mirrored (`mirrorRange`), and `linkRows` ends it. Whatever they read and write is shared.
 * @param shares of all there is to lay, for each thread
 */
export function* orderRows(
  index: FeedIndex,
  deeds: Deeds,
  now: number,
  shares: readonly number[],
): Steps<RowOrder[]> {
  const { graph } = index;
  if (graph.touched.targets.length + graph.touched.fresh.count > 0)
    throw new Error('what people did is linked at once before anything else is');
  index.latestS = Math.floor(now);
  index.graph = { ...graph, baseS: index.latestS };
  const people = graph.people.count;
  const grouped = yield* groupDeeds(deeds, people, index.latestS);
  // Memory that is never written to costs nothing.
  const most = grouped.things.length * edgesPerDeed;
  const rows: EdgeRows = { ...createColumns(most), starts: sharedIntegers(people + 1) };
  return inShares(grouped.starts, shares).map((range) => ({
    source: sourceOf(index),
    deeds: grouped,
    rows,
    people: range,
    at: (grouped.starts[range.from] ?? 0) * edgesPerDeed,
  }));
}

/** Puts the rows of all orders side by side, without what is empty between them. */
export function* joinRows(
  index: FeedIndex,
  orders: readonly RowOrder[],
  laid: readonly LaidRows[],
): Steps<MirrorOrder[]> {
  const [first] = orders;
  if (first === undefined) throw new Error('nothing was laid');
  const { rows } = first;
  const stretches: { from: number; to: number }[] = [];
  let edges = 0;
  for (const [place, { people, at }] of orders.entries()) {
    const { end, held } = laid[place] ?? { end: at, held: new Map<never, never>() };
    for (let person = people.from; person < people.to; person += 1)
      rows.starts[person + 1] = (rows.starts[person + 1] ?? 0) - at + edges;
    for (const [key, bond] of held) index.held.set(key, bond);
    stretches.push({ from: at, to: end });
    edges += end - at;
  }
  // One after the other: a column that was cut to its length is gone before the next one is copied.
  rows.targets = yield* cut(rows.targets, stretches, sharedIntegers(edges));
  rows.weights = yield* cut(rows.weights, stretches, sharedFloats(edges));
  rows.times = yield* cut(rows.times, stretches, sharedIntegers(edges));
  const shares = orders.map(() => 1 / orders.length);
  return yield* orderMirror(index.graph, rows, (starts) => inShares(starts, shares));
}

/** Makes the graph of edges that were laid and mirrored. */
export function* linkRows(index: FeedIndex, [mirror]: readonly MirrorOrder[]): Steps<void> {
  if (mirror === undefined) throw new Error('nothing was mirrored');
  const { graph } = index;
  const { rows, mirrored } = mirror;
  index.graph = {
    ...graph,
    people: { ...graph.people, degrees: yield* sumRows(rows, graph.people.kinds.length) },
    things: { ...graph.things, degrees: yield* sumRows(mirrored, graph.things.kinds.length) },
    touched: { ...rows, fresh: createFresh(graph.people.count) },
    touchedBy: { ...mirrored, fresh: createFresh(graph.things.count) },
  };
  index.edgeCounts = countEdges(index.graph);
  yield* reckonDiscounts(index);
}

function createColumns(edges: number): Omit<EdgeRows, 'starts'> {
  return { targets: sharedIntegers(edges), weights: sharedFloats(edges), times: sharedIntegers(edges) };
}

/** What other threads need of an index, and no more: what is not shared is copied for each. */
function sourceOf({ rows, parts, objections, graph }: FeedIndex): RowOrder['source'] {
  const { halfLifeS, baseS, things } = graph;
  return {
    rows,
    parts,
    objections,
    graph: { halfLifeS, baseS, things: { count: things.count, keys: things.keys } },
  };
}

/** Ranges of nodes, the rows of each about so much of all there is. */
function inShares(starts: GroupedDeeds['starts'], shares: readonly number[]): { from: number; to: number }[] {
  const nodes = starts.length - 1;
  const all = starts[nodes] ?? 0;
  let from = 0;
  let wanted = 0;
  return shares.map((share, place) => {
    let to = from;
    wanted += share * all;
    while (to < nodes && (place === shares.length - 1 || (starts[to] ?? 0) < wanted)) to += 1;
    const range = { from, to };
    from = to;
    return range;
  });
}

function* cut<Column extends Int32Array | Float32Array>(
  column: Column,
  stretches: readonly { from: number; to: number }[],
  whole: Column,
): Steps<Column> {
  let at = 0;
  for (const { from, to } of stretches) {
    yield* copyInto(column.subarray(from, to), whole.subarray(at));
    at += to - from;
  }
  return whole;
}
