import { sharedBytes, sharedIntegers } from '../../shared.ts';
import type { Steps } from '../../steps.ts';
import { radixSort } from '../posts/radix-sort.ts';
import type { Deeds } from './deeds.ts';

/** What people did, that of one person side by side, in memory that threads share. */
export interface GroupedDeeds {
  /** Of person n: from `starts[n]` up to `starts[n + 1]`. */
  starts: Int32Array;
  things: Int32Array;
  whats: Uint8Array;
  times: Int32Array;
}

/**
 * Puts what each person did side by side, none of it later than now, and empties the collection on the way. In steps.
 * O(deeds).
 */
export function* groupDeeds(deeds: Deeds, people: number, now: number): Steps<GroupedDeeds> {
  const starts = sharedIntegers(people + 1);
  for (const chunk of deeds.chunks) {
    for (let at = 0; at < chunk.count; at += 1) {
      const person = chunk.people[at] ?? 0;
      starts[person + 1] = (starts[person + 1] ?? 0) + 1;
    }
    yield;
  }
  for (let person = 0; person < people; person += 1)
    starts[person + 1] = (starts[person + 1] ?? 0) + (starts[person] ?? 0);
  const next = starts.slice();
  const things = sharedIntegers(deeds.count);
  const whats = sharedBytes(deeds.count);
  const times = sharedIntegers(deeds.count);
  for (let chunk = deeds.chunks.pop(); chunk !== undefined; chunk = deeds.chunks.pop()) {
    for (let at = 0; at < chunk.count; at += 1) {
      const person = chunk.people[at] ?? 0;
      const place = next[person] ?? 0;
      next[person] = place + 1;
      things[place] = chunk.things[at] ?? 0;
      whats[place] = chunk.whats[at] ?? 0;
      times[place] = Math.min(now, chunk.times[at] ?? 0);
      if (at % deedsAtOnce === 0) yield;
    }
  }
  deeds.count = 0;
  return { starts, things, whats, times };
}

/** So many are moved in one step, each to another place of memory. */
const deedsAtOnce = 32_768;

// A time of 32 bits and a place of 21 fit into a double.
const places = 2 ** 21;
const latest = 2 ** 31;
let keys = new Float64Array(1_024);
let order = new Int32Array(1_024);

/** The numbers of what somebody did, the latest first; valid until the next call. O(deeds of the person · log). */
export function latestFirst({ starts, times }: GroupedDeeds, person: number): Int32Array {
  const start = starts[person] ?? 0;
  const count = (starts[person + 1] ?? 0) - start;
  if (count > keys.length) {
    keys = new Float64Array(count * 2);
    order = new Int32Array(count * 2);
  }
  const sorted = order.subarray(0, count);
  if (count > places) {
    for (let place = 0; place < count; place += 1) sorted[place] = start + place;
    radixSort(sorted, (deed) => latest - (times[deed] ?? 0));
    return sorted;
  }
  for (let place = 0; place < count; place += 1)
    keys[place] = (latest - (times[start + place] ?? 0)) * places + place;
  // Numbers without a comparison of ours are sorted natively.
  keys.subarray(0, count).sort();
  for (let place = 0; place < count; place += 1) sorted[place] = start + ((keys[place] ?? 0) % places);
  return sorted;
}
