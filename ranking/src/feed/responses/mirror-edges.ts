import type { Graph, NodeTable } from '../../graph/index.ts';
import { sharedFloats, sharedIntegers } from '../../shared.ts';
import { entriesAtOnce, type Steps } from '../../steps.ts';
import { radixSort, radixSortInSteps } from '../posts/radix-sort.ts';

/** The edges of people, or of things, in rows, the latest first, in memory that threads share. */
export interface EdgeRows {
  starts: Int32Array;
  targets: Int32Array;
  weights: Float32Array;
  times: Int32Array;
}

/** To mirror the edges of some things. */
export interface MirrorOrder {
  rows: EdgeRows;
  /** The people of these rows, those of the highest ids first. */
  people: Int32Array;
  mirrored: EdgeRows;
  things: { from: number; to: number };
}

/** Orders that the edges of people are mirrored by, as many as there are shares of the things. In steps. O(edges). */
export function* orderMirror(
  { people, things }: Graph,
  rows: EdgeRows,
  share: (starts: Int32Array) => MirrorOrder['things'][],
): Steps<MirrorOrder[]> {
  const mirrored = yield* startRows(rows, things.count);
  const order = yield* highestIdsFirst(people);
  return share(mirrored.starts).map((range) => ({ rows, people: order, mirrored, things: range }));
}

/**
 * The same edges from the side of things, the latest first and of one moment those of the highest ids, without traces.
 * In steps. O(edges · log of the longest row).
 */
export function* mirrorRange({ rows, people, mirrored, things: { from, to } }: MirrorOrder): Steps<void> {
  const { starts, targets, weights, times } = rows;
  const next = mirrored.starts.slice(from, to);
  let passed = 0;
  for (let place = 0; place < people.length; place += 1) {
    const person = people[place] ?? 0;
    const end = starts[person + 1] ?? 0;
    for (let edge = starts[person] ?? 0; edge < end; edge += 1) {
      const thing = targets[edge] ?? 0;
      const weight = weights[edge] ?? 0;
      if (thing < from || thing >= to || weight <= 0) continue;
      const behind = next[thing - from] ?? 0;
      next[thing - from] = behind + 1;
      mirrored.targets[behind] = person;
      mirrored.weights[behind] = weight;
      mirrored.times[behind] = times[edge] ?? 0;
    }
    passed += end - (starts[person] ?? 0);
    if (passed < edgesAtOnce) continue;
    passed = 0;
    yield;
  }
  for (let thing = from; thing < to; thing += 1) {
    const start = mirrored.starts[thing] ?? 0;
    const end = mirrored.starts[thing + 1] ?? 0;
    if (end - start > 1) sortRow(mirrored, start, end);
    passed += 1 + end - start;
    if (passed < edgesAtOnce) continue;
    passed = 0;
    yield;
  }
}

/** So many edges are moved or put in order in one step. */
const edgesAtOnce = 16_384;

function* startRows({ targets, weights }: EdgeRows, things: number): Steps<EdgeRows> {
  const starts = sharedIntegers(things + 1);
  for (let edge = 0; edge < targets.length; edge += 1) {
    if (edge % entriesAtOnce === 0) yield;
    if ((weights[edge] ?? 0) <= 0) continue;
    const thing = targets[edge] ?? 0;
    starts[thing + 1] = (starts[thing + 1] ?? 0) + 1;
  }
  for (let thing = 0; thing < things; thing += 1)
    starts[thing + 1] = (starts[thing + 1] ?? 0) + (starts[thing] ?? 0);
  const edges = starts[things] ?? 0;
  return {
    starts,
    targets: sharedIntegers(edges),
    weights: sharedFloats(edges),
    times: sharedIntegers(edges),
  };
}

/** People by their ids, the highest first: a stable sort by the last word first. */
function* highestIdsFirst({ count, keys }: NodeTable): Steps<Int32Array> {
  const people = sharedIntegers(count);
  for (let person = 0; person < count; person += 1) people[person] = person;
  for (let word = 3; word >= 0; word -= 1)
    yield* radixSortInSteps(people, (person) => ~(keys[person * 4 + word] ?? 0) >>> 0);
  return people;
}

// Below this, moving edges one by one is quicker than anything else.
const fewEdges = 16;
// A time of 32 bits and a place of 21 fit into a double.
const places = 2 ** 21;
const latest = 2 ** 31;
let keys = new Float64Array(1_024);
let scratch = new Int32Array(1_024);
let smallFloats = new Float32Array(scratch.buffer);

/** Puts a row in order of time, the latest first; what is of one moment stays as it stood. */
function sortRow(rows: EdgeRows, start: number, end: number): void {
  const { targets, weights, times } = rows;
  const count = end - start;
  if (count <= fewEdges) {
    for (let at = start + 1; at < end; at += 1) {
      const time = times[at] ?? 0;
      if ((times[at - 1] ?? 0) >= time) continue;
      const target = targets[at] ?? 0;
      const weight = weights[at] ?? 0;
      let to = at;
      for (; to > start && (times[to - 1] ?? 0) < time; to -= 1) {
        targets[to] = targets[to - 1] ?? 0;
        weights[to] = weights[to - 1] ?? 0;
        times[to] = times[to - 1] ?? 0;
      }
      targets[to] = target;
      weights[to] = weight;
      times[to] = time;
    }
    return;
  }
  if (count > keys.length) {
    keys = new Float64Array(count * 2);
    scratch = new Int32Array(count * 2);
    smallFloats = new Float32Array(scratch.buffer);
  }
  sortKeys(times, start, count);
  scratch.set(targets.subarray(start, end));
  for (let at = 0; at < count; at += 1) targets[start + at] = scratch[keys[at] ?? 0] ?? 0;
  scratch.set(times.subarray(start, end));
  for (let at = 0; at < count; at += 1) times[start + at] = scratch[keys[at] ?? 0] ?? 0;
  smallFloats.set(weights.subarray(start, end));
  for (let at = 0; at < count; at += 1) weights[start + at] = smallFloats[keys[at] ?? 0] ?? 0;
}

/** Leaves in `keys` which edge of a row belongs where. */
function sortKeys(times: Int32Array, start: number, count: number): void {
  if (count > places) {
    const order = Int32Array.from({ length: count }, (_, place) => place);
    radixSort(order, (place) => latest - (times[start + place] ?? 0));
    keys.set(order);
    return;
  }
  for (let at = 0; at < count; at += 1) keys[at] = (latest - (times[start + at] ?? 0)) * places + at;
  keys.subarray(0, count).sort();
  for (let at = 0; at < count; at += 1) keys[at] = (keys[at] ?? 0) % places;
}
