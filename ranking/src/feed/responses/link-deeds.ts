import { createFresh, trace } from '../../graph/adjacency.ts';
import { storedWeight } from '../../graph/graph.ts';
import { compareIds, maxEdgeWeight, wordsPerKey } from '../../graph/index.ts';
import { copyInto, finish, type Steps } from '../../steps.ts';
import { responses, responseWeights, touchKinds, touchWeights } from '../facts.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import { interestCount, isLive, partsStart, productCount } from '../posts/post.ts';
import { rowWords, word } from '../posts/rows.ts';
import { isObjected, pairKey } from './bonds.ts';
import { countEdges, keptPerPerson, sumRows } from './compaction.ts';
import { firstTouch, type Deeds } from './deeds.ts';
import { reckonDiscounts } from './discounts.ts';
import { groupDeeds, latestFirst, type GroupedDeeds } from './group-deeds.ts';
import { mirrorEdges, type EdgeRows } from './mirror-edges.ts';
import { authorShare, productShare, productsMeant } from './respond.ts';

/** What a deed of each number says. */
const weightOf = Float64Array.from([
  ...responses.map((response) => responseWeights[response]),
  ...touchKinds.map((kind) => touchWeights[kind]),
]);

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
  const { graph } = index;
  if (graph.touched.targets.length + graph.touched.fresh.count > 0)
    throw new Error('what people did is linked at once before anything else is');
  index.latestS = Math.floor(now);
  index.graph = { ...graph, baseS: index.latestS };
  const rows = yield* layRows(index, yield* groupDeeds(deeds, graph.people.count, index.latestS));
  const touchedBy = yield* mirrorEdges(graph, rows);
  index.graph = {
    ...index.graph,
    people: { ...graph.people, degrees: yield* sumRows(rows, graph.people.kinds.length) },
    things: { ...graph.things, degrees: yield* sumRows(touchedBy, graph.things.kinds.length) },
    touched: { ...rows, fresh: createFresh(graph.people.count) },
    touchedBy,
  };
  index.edgeCounts = countEdges(index.graph);
  yield* reckonDiscounts(index);
}

/** The rows of people, each thing once and the latest first, with traces of what was done with it before. */
function* layRows(index: FeedIndex, deeds: GroupedDeeds): Steps<EdgeRows> {
  const people = index.graph.people.count;
  // Memory that is never written to costs nothing.
  const most = deeds.things.length * (2 + productsMeant);
  const rows: EdgeRows = {
    starts: new Int32Array(people + 1),
    targets: new Int32Array(most),
    weights: new Float32Array(most),
    times: new Int32Array(most),
  };
  const row = createRow(index);
  let end = 0;
  let turnAt = edgesAtOnce;
  for (let person = 0; person < people; person += 1) {
    const order = latestFirst(deeds, person);
    row.fetch(deeds, order);
    for (let place = 0; place < order.length; place += 1) {
      const deed = order[place] ?? 0;
      row.add(deeds.things[deed] ?? 0, deeds.whats[deed] ?? 0, deeds.times[deed] ?? 0);
    }
    end = row.writeTo(rows, end, person);
    rows.starts[person + 1] = end;
    if (end < turnAt) continue;
    turnAt = end + edgesAtOnce;
    yield;
  }
  // One after the other: a column that was cut to its length is gone before the next one is copied.
  rows.targets = yield* copyInto(rows.targets.subarray(0, end), new Int32Array(end));
  rows.weights = yield* copyInto(rows.weights.subarray(0, end), new Float32Array(end));
  rows.times = yield* copyInto(rows.times.subarray(0, end), new Int32Array(end));
  return rows;
}

/** So many edges are laid down in one step. */
const edgesAtOnce = 16_384;

/** Gathers the edges of one person after the other. */
function createRow(index: FeedIndex) {
  const { graph, held, parts } = index;
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
    fetch({ things: done }: GroupedDeeds, order: Int32Array): void {
      let sum = 0;
      for (let place = 0; place < order.length; place += 1) {
        const thing = done[order[place] ?? 0] ?? 0;
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
