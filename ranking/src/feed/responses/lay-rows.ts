import { trace } from '../../graph/adjacency.ts';
import { storedWeight, type Graph } from '../../graph/graph.ts';
import { compareIds, maxEdgeWeight, wordsPerKey, type NodeTable } from '../../graph/index.ts';
import type { Steps } from '../../steps.ts';
import { responses, responseWeights, touchKinds, touchWeights } from '../facts.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import { interestCount, isLive, partsStart, productCount } from '../posts/post.ts';
import { rowWords, word } from '../posts/rows.ts';
import { isObjected, pairKey } from './bonds.ts';
import { keptPerPerson } from './compaction.ts';
import { firstTouch } from './deeds.ts';
import {
  groupDeeds,
  latestFirst,
  roomForDeeds,
  roomForOrder,
  type DeedOrder,
  type GroupedDeeds,
} from './group-deeds.ts';
import { chunkFor, groupEntries, nodesOf, takeGroup, type GroupedEntries } from './grouped-entries.ts';
import { edgeWord, edgeWords, type EdgeRows } from './edge-rows.ts';
import { authorShare, productShare, productsMeant } from './respond.ts';

/** What linking asks of an index, which another thread can be given. */
export type LinkSource = Pick<FeedIndex, 'rows' | 'parts' | 'objections'> & {
  graph: Pick<Graph, 'halfLifeS' | 'baseS'> & { things: Pick<NodeTable, 'count' | 'keys'> };
};

/** To lay the rows of all people, a group of them after the other, which several threads may take from. */
export interface RowOrder {
  source: LinkSource;
  deeds: GroupedEntries;
  now: number;
  /** Where the rows of each group begin, with room for all there may be, and where they end once they are laid. */
  begins: Int32Array;
  ends: Int32Array;
  rows: EdgeRows;
  /** The sum of the weights of each row. */
  degrees: Float64Array;
  /** The next group that nobody took. */
  next: Int32Array;
}

/** What one thread laid: of whom more is known than their edge says, and the edges by groups of things. */
export interface LaidRows {
  held: FeedIndex['held'];
  edges: GroupedEntries;
}

/** A deed leaves no more edges and traces than this. */
export const edgesPerDeed = 2 + productsMeant;

/** What a deed of each number says. */
const weightOf = Float64Array.from([
  ...responses.map((response) => responseWeights[response]),
  ...touchKinds.map((kind) => touchWeights[kind]),
]);

/**
 * The rows of all groups of people that nobody else takes, each thing once and the latest first, with traces of what was done
 * with it before. In steps.
 */
export function* layRows(order: RowOrder): Steps<LaidRows> {
  const { source, begins, next } = order;
  const laid: LaidRows = {
    held: new Map(),
    edges: groupEntries(source.graph.things.count, edgeWords),
  };
  const row = createRow(source, laid.held);
  const deeds = roomForDeeds();
  const sorted = roomForOrder();
  for (let group = takeGroup(next); group < begins.length; group = takeGroup(next)) {
    yield* groupDeeds(order.deeds, group, order.now, deeds);
    yield* layGroup(order, group, { row, deeds, sorted, edges: laid.edges });
  }
  return laid;
}

/** What a thread works with, for one group after the other. */
interface LayTools {
  row: ReturnType<typeof createRow>;
  deeds: GroupedDeeds;
  sorted: DeedOrder;
  edges: GroupedEntries;
}

function* layGroup(
  { deeds: { bits }, begins, ends, rows, degrees }: RowOrder,
  group: number,
  { row, deeds, sorted, edges }: LayTools,
): Steps<void> {
  const { from, to } = nodesOf(bits, group, rows.starts.length - 1);
  let end = begins[group] ?? 0;
  let turnAt = end + edgesAtOnce;
  for (let person = from; person < to; person += 1) {
    latestFirst(deeds, person - from, sorted);
    row.fetch(deeds, sorted);
    for (let place = 0; place < sorted.count; place += 1) {
      const deed = sorted.deeds[place] ?? 0;
      row.add(deeds.things[deed] ?? 0, deeds.whats[deed] ?? 0, deeds.times[deed] ?? 0);
    }
    const start = end;
    end = row.writeTo(rows, start, person);
    rows.starts[person + 1] = end;
    degrees[person] = handOn(rows, { person, start, end }, edges);
    if (end < turnAt) continue;
    turnAt = end + edgesAtOnce;
    yield;
  }
  ends[group] = end;
}

/** So many edges are laid down in one step. */
const edgesAtOnce = 16_384;

/** Puts the edges of a row, while it is in the cache, to those of their things, but for traces; returns their sum. */
function handOn(
  { targets, weights, times }: EdgeRows,
  { person, start, end }: { person: number; start: number; end: number },
  edges: GroupedEntries,
): number {
  let sum = 0;
  for (let edge = start; edge < end; edge += 1) {
    const weight = weights[edge] ?? 0;
    if (weight <= 0) continue;
    sum += weight;
    const thing = targets[edge] ?? 0;
    const chunk = chunkFor(edges, thing);
    const at = chunk.count * edgeWords;
    chunk.integers[at + edgeWord.thing] = thing;
    chunk.integers[at + edgeWord.person] = person;
    chunk.integers[at + edgeWord.time] = times[edge] ?? 0;
    chunk.floats[at + edgeWord.weight] = weight;
    chunk.count += 1;
  }
  return sum;
}

/** Gathers the edges of one person after the other. */
function createRow(index: LinkSource, held: FeedIndex['held']) {
  const { graph, parts } = index;
  const { keys } = graph.things;
  const { integers } = index.rows;
  /** Where in the row a thing stands, one more than its place: 0 for nowhere. */
  const placeOf = new Int32Array(graph.things.count);
  let things = new Int32Array(1_024);
  let times = new Int32Array(1_024);
  /** What was done with each thing together, as it counts at its latest time; −1 for a trace. */
  let sums = new Float64Array(1_024);
  let length = 0;
  // In a column: a number of a closure that changes is an object each time.
  const last = { at: graph.baseS, growth: new Float64Array([1]) };

  /** What something of then weighs as it is stored, see `storedWeight`. Many edges in a row are of one moment. */
  function growthAt(at: number): number {
    if (at !== last.at) {
      last.at = at;
      last.growth[0] = storedWeight(graph, 1, at);
    }
    return last.growth[0] ?? 1;
  }

  function put(thing: number, weight: number, at: number): void {
    if (length === things.length) {
      things = longer(things, new Int32Array(length * 2));
      times = longer(times, new Int32Array(length * 2));
      sums = longer(sums, new Float64Array(length * 2));
    }
    const place = (placeOf[thing] ?? 0) - 1;
    things[length] = thing;
    times[length] = at;
    if (place === -1) {
      sums[length] = weight;
      length += 1;
      placeOf[thing] = length;
    } else {
      const between = at - (times[place] ?? 0);
      sums[place] = (sums[place] ?? 0) + (between === 0 ? weight : weight * 2 ** (between / graph.halfLifeS));
      sums[length] = -1;
      length += 1;
    }
  }

  /** Edges of one moment are put in order of their ids. */
  function fetchKeys(): void {
    let sum = 0;
    for (let place = 0; place < length; place += 1) sum += keys[(things[place] ?? 0) * wordsPerKey] ?? 0;
    fetched[0] = sum;
  }

  return {
    /** Reads what `add` will ask of things, for nothing but that the memory of all of them is waited for at once. */
    fetch({ things: done }: GroupedDeeds, { count, deeds }: DeedOrder): void {
      let sum = 0;
      for (let place = 0; place < count; place += 1) {
        const thing = done[deeds[place] ?? 0] ?? 0;
        sum += (integers[thing * rowWords] ?? 0) + (placeOf[thing] ?? 0);
      }
      fetched[0] = sum;
    },
    /** Deeds come the latest first. */
    add(thing: number, what: number, at: number): void {
      const weight = weightOf[what] ?? 0;
      if (what >= firstTouch) return put(thing, weight, at);
      if (!isLive(index, thing)) return;
      put(thing, weight, at);
      put(integers[thing * rowWords + word.author] ?? 0, weight * authorShare, at);
      const products = productCount(index, thing);
      const start = partsStart(index, thing) + interestCount(index, thing);
      for (let product = 0; product < Math.min(products, productsMeant); product += 1)
        put(parts[start + product] ?? 0, (weight * productShare) / products, at);
    },
    writeTo(rows: EdgeRows, start: number, person: number): number {
      let end = start;
      fetchKeys();
      for (let place = 0; place < length; place += 1) {
        const thing = things[place] ?? 0;
        const sum = sums[place] ?? 0;
        const at = times[place] ?? 0;
        let stored = trace;
        if (sum >= 0) {
          placeOf[thing] = 0;
          const heard = isObjected(index, person, thing) ? 0 : Math.min(maxEdgeWeight, sum);
          if (heard < sum) held.set(pairKey(person, thing), { sum, at });
          if (heard === 0) continue;
          stored = heard * growthAt(at);
        }
        if (end - start === keptPerPerson) continue;
        // Of one moment, the highest ids come first.
        let to = end;
        while (
          to > start &&
          rows.times[to - 1] === at &&
          compareIds(keys, rows.targets[to - 1] ?? 0, thing) < 0
        ) {
          rows.targets[to] = rows.targets[to - 1] ?? 0;
          rows.weights[to] = rows.weights[to - 1] ?? 0;
          to -= 1;
        }
        rows.targets[to] = thing;
        rows.weights[to] = stored;
        rows.times[end] = at;
        end += 1;
      }
      length = 0;
      return end;
    },
  };
}

/** What was read ahead, summed up, or it would not have to be read. */
const fetched = new Float64Array(1);

function longer<Column extends Int32Array | Float64Array>(column: Column, copy: Column): Column {
  copy.set(column);
  return copy;
}
