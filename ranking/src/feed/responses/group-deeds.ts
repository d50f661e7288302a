import type { Steps } from '../../steps.ts';
import { radixSort } from '../posts/radix-sort.ts';
import { deedWord, whatBits } from './deeds.ts';
import { entriesIn, type GroupedEntries } from './grouped-entries.ts';
import { sortNumbers } from './sort-numbers.ts';

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

/** The numbers of what somebody did, in memory that had those of somebody else before. */
export interface DeedOrder {
  count: number;
  deeds: Int32Array;
}

/** Memory for that. */
export function roomForOrder(): DeedOrder {
  return { count: 0, deeds: new Int32Array(1_024) };
}

// Below this, moving deeds one by one is quicker than anything else.
const fewDeeds = 32;
// A time of 32 bits and a place of 21 fit into a double.
const places = 2 ** 21;
const latest = 2 ** 31;
let keys = new Float64Array(1_024);

/** Puts the numbers of what somebody did in order, the latest first. O(deeds of the person · log). */
export function latestFirst({ starts, times }: GroupedDeeds, person: number, order: DeedOrder): void {
  const start = starts[person] ?? 0;
  const count = (starts[person + 1] ?? 0) - start;
  order.count = count;
  if (count > order.deeds.length) order.deeds = new Int32Array(count * 2);
  const { deeds } = order;
  if (count <= fewDeeds) return insertEach(times, start, order);
  if (count > places) {
    for (let place = 0; place < count; place += 1) deeds[place] = start + place;
    return radixSort(deeds.subarray(0, count), (deed) => latest - (times[deed] ?? 0));
  }
  if (count > keys.length) keys = new Float64Array(count * 2);
  for (let place = 0; place < count; place += 1)
    keys[place] = (latest - (times[start + place] ?? 0)) * places + place;
  sortNumbers(keys, count);
  // The rest of a division would be a call for each.
  for (let place = 0; place < count; place += 1) {
    const key = keys[place] ?? 0;
    deeds[place] = start + key - Math.floor(key / places) * places;
  }
}

/** Of one moment those stay as they stood. */
function insertEach(times: Int32Array, start: number, { count, deeds }: DeedOrder): void {
  for (let place = 0; place < count; place += 1) {
    const deed = start + place;
    const time = times[deed] ?? 0;
    let to = place;
    for (; to > 0 && (times[deeds[to - 1] ?? 0] ?? 0) < time; to -= 1) deeds[to] = deeds[to - 1] ?? 0;
    deeds[to] = deed;
  }
}
