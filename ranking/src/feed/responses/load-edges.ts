import { createFresh, eachEdge, trace } from '../../graph/adjacency.ts';
import { growFloats, growIntegers } from '../../graph/grow.ts';
import { storedWeight } from '../../graph/graph.ts';
import {
  compareIds,
  findNode,
  maxEdgeWeight,
  takeNode,
  type GivenId,
  type Graph,
} from '../../graph/index.ts';
import { addTo, isObjected, objectionKey, pairKey } from './bonds.ts';
import type { Bond } from './bond.ts';
import { reckonDiscounts } from './discounts.ts';
import { responseWeights, touchWeights, type Response, type TouchKind } from '../facts.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import { authorOf, interestCount, isLive, partsStart, productCount } from '../posts/post.ts';
import { takeThing } from '../posts/put-post.ts';
import { radixSort } from '../posts/radix-sort.ts';
import { countEdges, keptPerPerson, sumRows } from './compaction.ts';
import { authorShare, productShare, productsMeant } from './respond.ts';

/** Edges that wait to be linked all at once. */
export interface EdgeCollection {
  count: number;
  people: Int32Array;
  things: Int32Array;
  weights: Float64Array;
  times: Int32Array;
}

/** What somebody did with a post. */
export interface CollectedResponse {
  postId: GivenId;
  personId: GivenId;
  response: Response;
  at: number;
}

/** What somebody did with a product, an author or an interest. */
export interface CollectedTouch {
  thing: { kind: 'product' | 'author' | 'interest'; id: GivenId };
  personId: GivenId;
  response: TouchKind;
  at: number;
}

/** An empty collection, for what a start reads from the database. */
export function collectEdges(): EdgeCollection {
  const length = 4_096;
  return {
    count: 0,
    people: new Int32Array(length),
    things: new Int32Array(length),
    weights: new Float64Array(length),
    times: new Int32Array(length),
  };
}

/** Collects the edges of a response of the past to a post that is in the index; its count came with the post. O(1). */
export function collectResponse(
  index: FeedIndex,
  edges: EdgeCollection,
  { postId, personId, response, at }: CollectedResponse,
): void {
  const post = findNode(index.graph.things, postId);
  const weight = responseWeights[response];
  if (post === -1 || !isLive(index, post) || weight === 0) return;
  const person = takeNode(index.graph.people, personId, 'user');
  if (response === 'hide' || response === 'report') {
    index.objections.add(objectionKey(person, post, response));
    return;
  }
  collect(edges, { person, thing: post, weight, at });
  collect(edges, { person, thing: authorOf(index, post), weight: weight * authorShare, at });
  const products = productCount(index, post);
  const start = partsStart(index, post) + interestCount(index, post);
  for (let product = 0; product < Math.min(products, productsMeant); product += 1) {
    const thing = index.parts[start + product] ?? 0;
    collect(edges, { person, thing, weight: (weight * productShare) / products, at });
  }
}

/** Collects what somebody did with a product, an author or an interest in the past. O(1). */
export function collectTouch(
  index: FeedIndex,
  edges: EdgeCollection,
  { thing, personId, response, at }: CollectedTouch,
): void {
  const to = takeThing(index, thing.id, thing.kind);
  const person = takeNode(index.graph.people, personId, 'user');
  collect(edges, { person, thing: to, weight: touchWeights[response], at });
}

/**
 * Links all that was collected, with what is linked already, as `link` would one by one, and lays the edges side by side.
 * Looking for an earlier edge costs nothing here, so that a thing everybody touched is no slower than any other; `link`
 * alone would be quadratic on it. O(edges · log of the longest row).
 * @param now when this is; what is said to be later happened now
 */
export function linkCollected(index: FeedIndex, edges: EdgeCollection, now: number): void {
  index.latestS = Math.floor(now);
  index.graph = layEdges(index, edges, index.latestS);
  index.edgeCounts = countEdges(index.graph);
  reckonDiscounts(index);
}

function layEdges(index: FeedIndex, edges: EdgeCollection, baseS: number): Graph {
  const { graph: old } = index;
  const rows = mergeRows({ ...index, graph: { ...old, baseS } }, old, edges);
  const touchedBy = mirror(old, rows);
  return {
    ...old,
    people: { ...old.people, degrees: sumRows(rows, old.people.kinds.length) },
    things: { ...old.things, degrees: sumRows(touchedBy, old.things.kinds.length) },
    touched: { ...rows, fresh: createFresh(old.people.count) },
    touchedBy,
    baseS,
  };
}

function collect(
  edges: EdgeCollection,
  { person, thing, weight, at }: { person: number; thing: number; weight: number; at: number },
): void {
  if (!Number.isFinite(at)) return;
  if (edges.count === edges.people.length) {
    const length = edges.count * 2;
    edges.people = growIntegers(edges.people, length);
    edges.things = growIntegers(edges.things, length);
    edges.weights = growFloats(edges.weights, length);
    edges.times = growIntegers(edges.times, length);
  }
  edges.people[edges.count] = person;
  edges.things[edges.count] = thing;
  edges.weights[edges.count] = weight;
  edges.times[edges.count] = Math.max(0, at);
  edges.count += 1;
}

interface Grouped {
  starts: Int32Array;
  /** Numbers of collected edges. */
  edges: Int32Array;
}

/** The collected edges of each person, oldest first. */
function oldestFirst(edges: EdgeCollection, people: number, now: number): Grouped {
  const { times, count } = edges;
  for (let edge = 0; edge < count; edge += 1) times[edge] = Math.min(now, times[edge] ?? 0);
  const byTime = new Int32Array(count);
  for (let edge = 0; edge < count; edge += 1) byTime[edge] = edge;
  radixSort(byTime, (edge) => times[edge] ?? 0);
  return groupBy(byTime, edges.people, people);
}

/** Puts entries that have an owner side by side, as they stood. */
function groupBy(entries: Int32Array, owners: Int32Array, count: number): Grouped {
  const starts = new Int32Array(count + 1);
  for (let at = 0; at < entries.length; at += 1) {
    const owner = owners[entries[at] ?? 0] ?? 0;
    starts[owner + 1] = (starts[owner + 1] ?? 0) + 1;
  }
  for (let owner = 0; owner < count; owner += 1)
    starts[owner + 1] = (starts[owner + 1] ?? 0) + (starts[owner] ?? 0);
  const next = starts.slice();
  const grouped = new Int32Array(entries.length);
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at] ?? 0;
    const owner = owners[entry] ?? 0;
    const place = next[owner] ?? 0;
    grouped[place] = entry;
    next[owner] = place + 1;
  }
  return { starts, edges: grouped };
}

interface EdgeRows {
  starts: Int32Array;
  targets: Int32Array;
  weights: Float32Array;
  times: Int32Array;
}

/** The rows of people, each thing once and the latest first. */
function mergeRows(index: FeedIndex, old: Graph, edges: EdgeCollection): EdgeRows {
  const { graph, held } = index;
  const people = graph.people.count;
  const grouped = oldestFirst(edges, people, graph.baseS);
  const most = edges.count + graph.touched.targets.length + graph.touched.fresh.count;
  const rows: EdgeRows = {
    starts: new Int32Array(people + 1),
    targets: new Int32Array(most),
    weights: new Float32Array(most),
    times: new Int32Array(most),
  };
  const row = createRow(index);
  let end = 0;
  for (let person = 0; person < people; person += 1) {
    eachEdge(graph.touched, person, Infinity, (thing, weight, at) =>
      row.add(thing, {
        weight: held.get(pairKey(person, thing))?.sum ?? weight / storedWeight(old, 1, at),
        at,
      }),
    );
    const last = grouped.starts[person + 1] ?? 0;
    for (let at = grouped.starts[person] ?? 0; at < last; at += 1) {
      const edge = grouped.edges[at] ?? 0;
      const weight = edges.weights[edge] ?? 0;
      row.add(edges.things[edge] ?? 0, { weight, at: edges.times[edge] ?? 0 });
    }
    end = row.writeTo(rows, end, person);
    rows.starts[person + 1] = end;
  }
  return {
    starts: rows.starts,
    targets: rows.targets.slice(0, end),
    weights: rows.weights.slice(0, end),
    times: rows.times.slice(0, end),
  };
}

/** Gathers the edges of one person after the other. */
function createRow(index: FeedIndex) {
  const { graph, held } = index;
  const placeOf = new Int32Array(graph.things.count).fill(-1);
  let row: { thing: number; bond: Bond }[] = [];
  let traces: Entry[] = [];
  return {
    /** Deeds come in order of time. */
    add(thing: number, deed: { weight: number; at: number }): void {
      const known = row[placeOf[thing] ?? -1];
      if (known === undefined) {
        placeOf[thing] = row.length;
        row.push({ thing, bond: addTo(index, null, deed) });
      } else {
        traces.push({ thing, weight: trace, at: Math.min(known.bond.at, deed.at) });
        known.bond = addTo(index, known.bond, deed);
      }
    },
    writeTo(rows: EdgeRows, start: number, person: number): number {
      const entries = traces;
      for (const { thing, bond } of row) {
        placeOf[thing] = -1;
        const heard = isObjected(index, person, thing) ? 0 : Math.min(maxEdgeWeight, bond.sum);
        if (heard < bond.sum) held.set(pairKey(person, thing), bond);
        if (heard > 0) entries.push({ thing, weight: storedWeight(graph, heard, bond.at), at: bond.at });
      }
      const latest = entries
        .toSorted((one, other) => other.at - one.at || compareIds(graph.things.keys, other.thing, one.thing))
        .slice(0, keptPerPerson);
      for (const [place, { thing, weight, at }] of latest.entries()) {
        rows.targets[start + place] = thing;
        rows.weights[start + place] = weight;
        rows.times[start + place] = at;
      }
      [row, traces] = [[], []];
      return start + latest.length;
    },
  };
}

interface Entry {
  thing: number;
  weight: number;
  at: number;
}

/** The same edges from the side of things, the latest first, without traces. */
function mirror(graph: Graph, { starts, targets, weights, times }: EdgeRows): Graph['touchedBy'] {
  const owners = new Int32Array(targets.length);
  for (let person = 0; person + 1 < starts.length; person += 1)
    owners.fill(person, starts[person], starts[person + 1]);
  const latestFirst = edgesByPerson(graph, starts, weights);
  radixSort(latestFirst, (edge) => ~(times[edge] ?? 0) >>> 0);
  const { starts: thingStarts, edges } = groupBy(latestFirst, targets, graph.things.count);
  const mirrored = {
    starts: thingStarts,
    targets: new Int32Array(edges.length),
    weights: new Float32Array(edges.length),
    times: new Int32Array(edges.length),
    fresh: createFresh(graph.things.count),
  };
  for (let at = 0; at < edges.length; at += 1) {
    const edge = edges[at] ?? 0;
    mirrored.targets[at] = owners[edge] ?? 0;
    mirrored.weights[at] = weights[edge] ?? 0;
    mirrored.times[at] = times[edge] ?? 0;
  }
  return mirrored;
}

/** Numbers of living edges, those of the highest ids first: so stand those of one second. */
function edgesByPerson({ people: { keys } }: Graph, starts: Int32Array, weights: Float32Array): Int32Array {
  const people = Int32Array.from({ length: starts.length - 1 }, (_, person) => person);
  people.sort((one, other) => compareIds(keys, other, one));
  const edges = new Int32Array(starts.at(-1) ?? 0);
  let at = 0;
  for (const person of people) {
    for (let edge = starts[person] ?? 0; edge < (starts[person + 1] ?? 0); edge += 1) {
      if ((weights[edge] ?? 0) > 0) edges[at++] = edge;
    }
  }
  return edges.subarray(0, at);
}
