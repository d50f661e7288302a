import type { Steps } from '../../steps.ts';
import { cutRows, type CutOrder } from './cut-rows.ts';
import { edgeWord, type EdgeRows } from './edge-rows.ts';
import { nodesOf, takeGroup, type GroupedEntries } from './grouped-entries.ts';
import { sortRow } from './sort-row.ts';

/** To mirror the edges of all things, a group of them after the other, which several threads may take from. */
export interface MirrorOrder {
  /** What is to be done with the rows of people besides. */
  cut: CutOrder;
  edges: GroupedEntries;
  /** Where the edges of each group begin. */
  begins: Int32Array;
  mirrored: EdgeRows;
  /** The sum of the weights of each row. */
  degrees: Float64Array;
  /** Of people by their ids: of one moment those of the highest come first. */
  ranks: Int32Array;
  /** The next group that nobody took. */
  next: Int32Array;
}

/**
 * The same edges from the side of things, the latest first and of one moment those of the highest ids, without traces: of all
 * groups that nobody else takes. In steps. O(edges · log of the longest row).
 */
export function* mirrorRows(order: MirrorOrder): Steps<void> {
  const { cut, begins, next } = order;
  for (let group = takeGroup(next); group < begins.length; group = takeGroup(next))
    yield* mirrorGroup(order, group);
  yield* cutRows(cut);
}

function* mirrorGroup(order: MirrorOrder, group: number): Steps<void> {
  const { edges, mirrored, degrees, ranks } = order;
  const { from, to } = nodesOf(edges.bits, group, mirrored.starts.length - 1);
  yield* gather(order, group, from);
  let passed = 0;
  for (let thing = from; thing < to; thing += 1) {
    const start = thing === from ? (order.begins[group] ?? 0) : (mirrored.starts[thing] ?? 0);
    const end = mirrored.starts[thing + 1] ?? 0;
    if (end - start > 1) sortRow(mirrored, ranks, start, end);
    let sum = 0;
    for (let at = start; at < end; at += 1) sum += mirrored.weights[at] ?? 0;
    degrees[thing] = sum;
    passed += 1 + end - start;
    if (passed < edgesAtOnce) continue;
    passed = 0;
    yield;
  }
}

/** So many edges are put in order in one step. */
const edgesAtOnce = 16_384;

/** Puts the edges of each thing of a group side by side. */
function* gather({ edges, begins, mirrored }: MirrorOrder, group: number, from: number): Steps<void> {
  const { starts, targets, weights, times } = mirrored;
  const chunks = edges.groups[group] ?? [];
  const { wordsPerEntry } = edges;
  const next = new Int32Array(2 ** edges.bits + 1);
  for (const { count, integers } of chunks) {
    for (let at = edgeWord.thing; at < count * wordsPerEntry; at += wordsPerEntry) {
      const place = (integers[at] ?? 0) - from + 1;
      next[place] = (next[place] ?? 0) + 1;
    }
    yield;
  }
  next[0] = begins[group] ?? 0;
  for (let place = 1; place < next.length; place += 1) {
    next[place] = (next[place] ?? 0) + (next[place - 1] ?? 0);
    if (from + place < starts.length) starts[from + place] = next[place] ?? 0;
  }
  for (const { count, integers, floats } of chunks) {
    for (let at = 0; at < count * wordsPerEntry; at += wordsPerEntry) {
      const thing = (integers[at + edgeWord.thing] ?? 0) - from;
      const to = next[thing] ?? 0;
      next[thing] = to + 1;
      targets[to] = integers[at + edgeWord.person] ?? 0;
      times[to] = integers[at + edgeWord.time] ?? 0;
      weights[to] = floats[at + edgeWord.weight] ?? 0;
    }
    yield;
  }
}
