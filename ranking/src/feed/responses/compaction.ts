import { copyAdjacency, createFresh, eachEdge, type Adjacency } from '../../graph/adjacency.ts';
import { storedWeight } from '../../graph/graph.ts';
import type { Graph, NodeTable } from '../../graph/index.ts';
import { entriesAtOnce, finish, type Steps } from '../../steps.ts';
import type { FeedIndex } from '../posts/feed-index.ts';

/** Of each person so many of the latest edges are kept: room for as many to come, see `maxEdgesPerPerson`. */
export const keptPerPerson = 5_000;

/** Does something to the graph, and again to the compacted one if one is on its way. */
export function changeGraph<Result>(index: FeedIndex, change: (graph: Graph) => Result): Result {
  index.journal?.push(change);
  return change(index.graph);
}

/**
 * A copy of the graph as it is now for another thread, which shall pass it through `compactFeedGraph` and send it back to
 * `adoptGraph`; from now on changes are noted as well as made. Copying is all that the web process waits for, and it comes
 * in steps: whoever takes them may do anything else in between, but for another copy. O(edges), a fraction of a
 * millisecond a step.
 */
export function* copyGraph(index: FeedIndex): Steps<Graph> {
  index.journal = [];
  const { graph } = index;
  const [people, things] = [copyNodes(graph.people), copyNodes(graph.things)];
  // Both begin now, so that both are of this moment.
  const sides = [copyAdjacency(graph.touched), copyAdjacency(graph.touchedBy)] as const;
  const begun = sides.map((side) => side.next());
  if (begun.some(({ done }) => done)) throw new Error('nothing was left to be copied');
  const touched = yield* sides[0];
  const touchedBy = yield* sides[1];
  return { ...graph, people, things, touched, touchedBy };
}

/**
 * The same graph with all its edges side by side, in the order they had and counted from a base near now, but without the
 * oldest edges of people who have more than any reader needs. Rankings stay what they are. The given graph is left as it
 * is, so that a worker can do this. O(edges).
 */
export function compactFeedGraph(graph: Graph, now: number): Graph {
  const baseS = nextBase(graph, now);
  const factor = storedWeight({ ...graph, baseS }, 1, graph.baseS);
  const surplus = surplusOf(graph);
  const keyOf = (person: number, thing: number) => person * graph.things.count + thing;
  const isKept = (person: number, thing: number) => surplus.size === 0 || !surplus.has(keyOf(person, thing));
  const touched = layRows(graph.touched, graph.people.count, { factor, limit: keptPerPerson, isKept });
  const touchedBy = layRows(graph.touchedBy, graph.things.count, {
    factor,
    limit: Infinity,
    isKept: (thing, person) => isKept(person, thing),
  });
  return {
    ...graph,
    people: { ...graph.people, degrees: finish(sumRows(touched, graph.people.kinds.length)) },
    things: { ...graph.things, degrees: finish(sumRows(touchedBy, graph.things.kinds.length)) },
    touched,
    touchedBy,
    baseS,
  };
}

/** A base that is whole half-lives away, so that weights are multiplied by a power of two and stay exact. */
function nextBase({ baseS, halfLifeS }: Graph, now: number): number {
  if (!Number.isFinite(halfLifeS)) return baseS;
  return baseS + Math.round((now - baseS) / halfLifeS) * halfLifeS;
}

/** The sum of the weights of each row, with room for so many. In steps. */
export function* sumRows(
  { starts, weights }: Pick<Adjacency, 'starts' | 'weights'>,
  capacity: number,
): Steps<Float64Array> {
  const sums = new Float64Array(capacity);
  let turnAt = entriesAtOnce;
  for (let node = 0; node + 1 < starts.length; node += 1) {
    let sum = 0;
    const end = starts[node + 1] ?? 0;
    for (let at = starts[node] ?? 0; at < end; at += 1) sum += weights[at] ?? 0;
    sums[node] = sum;
    if (end < turnAt) continue;
    turnAt = end + entriesAtOnce;
    yield;
  }
  return sums;
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

/** Edges that are too many: as many keys of person and thing. */
function surplusOf({ touched, people, things }: Graph): Set<number> {
  const surplus = new Set<number>();
  for (let person = 0; person < people.count; person += 1) {
    let count = 0;
    const visit = (thing: number, weight: number) => {
      count += 1;
      if (count > keptPerPerson && weight > 0) surplus.add(person * things.count + thing);
    };
    eachEdge(touched, person, Infinity, visit, { withTraces: true });
  }
  return surplus;
}

function layRows(
  old: Adjacency,
  nodes: number,
  { factor, limit, isKept }: { factor: number; limit: number; isKept: (from: number, to: number) => boolean },
): Adjacency {
  const starts = new Int32Array(nodes + 1);
  const most = old.targets.length + old.fresh.count;
  const [targets, weights, times] = [new Int32Array(most), new Float32Array(most), new Int32Array(most)];
  let at = 0;
  for (let node = 0; node < nodes; node += 1) {
    const visit = (to: number, weight: number, time: number) => {
      if (!isKept(node, to)) return;
      targets[at] = to;
      weights[at] = weight * factor;
      times[at] = time;
      at += 1;
    };
    eachEdge(old, node, limit, visit, { withTraces: true });
    starts[node + 1] = at;
  }
  return {
    starts,
    targets: targets.slice(0, at),
    weights: weights.slice(0, at),
    times: times.slice(0, at),
    fresh: createFresh(nodes),
  };
}

/** What a compaction needs of nodes: how many there are and for how many there is room; kinds are not looked at. */
function copyNodes({ count, kinds }: NodeTable): NodeTable {
  const [keys, slots] = [new Int32Array(0), new Int32Array(0)];
  return { count, keys, slots, kinds: new Uint8Array(kinds.length), degrees: new Float64Array(0) };
}

function longEnough(degrees: Float64Array, { kinds }: NodeTable): Float64Array {
  if (degrees.length === kinds.length) return degrees;
  const longer = new Float64Array(kinds.length);
  longer.set(degrees.subarray(0, kinds.length));
  return longer;
}
