import type { Steps } from '../../steps.ts';
import { radixSort } from '../posts/radix-sort.ts';
import { deedWord, whatBits } from './deeds.ts';
import { entriesIn, type GroupedEntries } from './grouped-entries.ts';

/** What the people of a group did, that of one person side by side. */
export interface GroupedDeeds {
  /** Of the nth of them: from `starts[n]` up to `starts[n + 1]`. */
  starts: Int32Array;
  things: Int32Array;
  whats: Uint8Array;
  times: Int32Array;
}

/** Memory for one group after the other. */
export function roomForDeeds(): GroupedDeeds {
  return {
    starts: new Int32Array(0),
    things: new Int32Array(0),
    whats: new Uint8Array(0),
    times: new Int32Array(0),
  };
}

/**
 * Puts what each person of a group did side by side, none of it later than now, into memory that had another group before.
 * In steps. O(deeds + people of the group).
 */
export function* groupDeeds(
  { bits, wordsPerEntry, groups }: GroupedEntries,
  group: number,
  now: number,
  room: GroupedDeeds,
): Steps<void> {
  const chunks = groups[group] ?? [];
  makeRoom(room, 2 ** bits, entriesIn(chunks));
  const { starts, things, whats, times } = room;
  // Two places behind a person for now, so that what is one behind moves on while they are put there.
  for (const { count, integers } of chunks) {
    for (let at = deedWord.who; at < count * wordsPerEntry; at += wordsPerEntry) {
      const place = ((integers[at] ?? 0) >>> whatBits) + 2;
      starts[place] = (starts[place] ?? 0) + 1;
    }
    yield;
  }
  for (let place = 2; place < starts.length; place += 1)
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  for (const { count, integers } of chunks) {
    for (let at = 0; at < count * wordsPerEntry; at += wordsPerEntry) {
      const who = integers[at + deedWord.who] ?? 0;
      const next = (who >>> whatBits) + 1;
      const place = starts[next] ?? 0;
      starts[next] = place + 1;
      things[place] = integers[at + deedWord.thing] ?? 0;
      whats[place] = who & (2 ** whatBits - 1);
      times[place] = Math.min(now, integers[at + deedWord.time] ?? 0);
    }
    yield;
  }
}

function makeRoom(room: GroupedDeeds, people: number, deeds: number): void {
  if (room.starts.length !== people + 2) room.starts = new Int32Array(people + 2);
  else room.starts.fill(0);
  if (deeds <= room.things.length) return;
  room.things = new Int32Array(deeds * 2);
  room.whats = new Uint8Array(deeds * 2);
  room.times = new Int32Array(deeds * 2);
}

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
