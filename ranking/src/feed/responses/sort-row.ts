import { radixSort } from '../posts/radix-sort.ts';
import { sortNumbers } from './sort-numbers.ts';

/** The edges of a row, and of others. */
interface Columns {
  targets: Int32Array;
  weights: Float32Array;
  times: Int32Array;
}

// Below this, moving edges one by one is quicker than anything else.
const fewEdges = 32;
// A time of 32 bits and a place of 21 fit into a double.
const places = 2 ** 21;
const latest = 2 ** 31;
let keys = new Float64Array(1_024);
let scratch = new Int32Array(1_024);
let smallFloats = new Float32Array(scratch.buffer);

/**
 * Puts the edges between two places in order of time, the latest first, and of one moment in that of the ranks of what they
 * lead to.
 */
export function sortRow(row: Columns, ranks: Int32Array, start: number, end: number): void {
  const count = end - start;
  if (count <= fewEdges) return insertEach(row, ranks, start, end);
  if (count > keys.length) {
    keys = new Float64Array(count * 2);
    scratch = new Int32Array(count * 2);
    smallFloats = new Float32Array(scratch.buffer);
  }
  sortByTime(row, start, count);
  arrange(row, start, count);
  sortMoments(row, ranks, start, end);
}

function insertEach(
  { targets, weights, times }: Columns,
  ranks: Int32Array,
  start: number,
  end: number,
): void {
  for (let at = start + 1; at < end; at += 1) {
    const time = times[at] ?? 0;
    if ((times[at - 1] ?? 0) > time) continue;
    const target = targets[at] ?? 0;
    const weight = weights[at] ?? 0;
    const rank = ranks[target] ?? 0;
    let to = at;
    for (; to > start; to -= 1) {
      const before = times[to - 1] ?? 0;
      if (before > time || (before === time && (ranks[targets[to - 1] ?? 0] ?? 0) < rank)) break;
      targets[to] = targets[to - 1] ?? 0;
      weights[to] = weights[to - 1] ?? 0;
      times[to] = before;
    }
    targets[to] = target;
    weights[to] = weight;
    times[to] = time;
  }
}

/** Leaves in `keys` which of some edges belongs where. */
function sortByTime({ times }: Columns, start: number, count: number): void {
  for (let at = 0; at < count; at += 1) keys[at] = latest - (times[start + at] ?? 0);
  sortKeys(count);
}

/** The same by the ranks of what they lead to. */
function sortByRank({ targets }: Columns, ranks: Int32Array, start: number, count: number): void {
  for (let at = 0; at < count; at += 1) keys[at] = ranks[targets[start + at] ?? 0] ?? 0;
  sortKeys(count);
}

/** Puts the places of keys in their order, instead of them. */
function sortKeys(count: number): void {
  if (count > places) {
    const order = Int32Array.from({ length: count }, (_, place) => place);
    radixSort(order, (place) => keys[place] ?? 0);
    keys.set(order);
    return;
  }
  for (let at = 0; at < count; at += 1) keys[at] = (keys[at] ?? 0) * places + at;
  sortNumbers(keys, count);
  // The rest of a division would be a call for each.
  for (let at = 0; at < count; at += 1) {
    const key = keys[at] ?? 0;
    keys[at] = key - Math.floor(key / places) * places;
  }
}

/** Puts edges where `keys` say. */
function arrange({ targets, weights, times }: Columns, start: number, count: number): void {
  for (let at = 0; at < count; at += 1) scratch[at] = targets[start + at] ?? 0;
  for (let at = 0; at < count; at += 1) targets[start + at] = scratch[keys[at] ?? 0] ?? 0;
  for (let at = 0; at < count; at += 1) scratch[at] = times[start + at] ?? 0;
  for (let at = 0; at < count; at += 1) times[start + at] = scratch[keys[at] ?? 0] ?? 0;
  for (let at = 0; at < count; at += 1) smallFloats[at] = weights[start + at] ?? 0;
  for (let at = 0; at < count; at += 1) weights[start + at] = smallFloats[keys[at] ?? 0] ?? 0;
}

/** Puts what is of one moment in order of ranks, in a row that is in order of time. */
function sortMoments(row: Columns, ranks: Int32Array, start: number, end: number): void {
  const { times } = row;
  for (let from = start; from + 1 < end;) {
    let to = from + 1;
    while (to < end && times[to] === times[from]) to += 1;
    if (to - from > fewEdges) {
      sortByRank(row, ranks, from, to - from);
      arrange(row, from, to - from);
    } else if (to - from > 1) insertEach(row, ranks, from, to);
    from = to;
  }
}
