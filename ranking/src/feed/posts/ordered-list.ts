import { growIntegers } from '../../graph/grow.ts';
import { compareIds } from '../../graph/index.ts';
import { finish, type Steps } from '../../steps.ts';
import { radixSortInSteps } from './radix-sort.ts';
import { rowWords } from './rows.ts';

// Below this, comparing is quicker than counting digits.
const fewPosts = 256;

/** Posts in order of a word of their rows, of equals in order of their ids: the last is the newest or the hottest. */
export interface OrderedList {
  things: Int32Array;
  count: number;
  /** Lists are filled in any order and sorted when they are first read; from then on they are kept in order. */
  isSettled: boolean;
}

/** What lists are in order of. */
export interface Order {
  /** All rows. */
  unsigned: Uint32Array;
  /** Ids, four words each. */
  keys: Int32Array;
  /** Which word of a row. */
  word: number;
}

/** A list without posts. */
export function createList(): OrderedList {
  return { things: new Int32Array(4), count: 0, isSettled: false };
}

/** Adds a post that is not in the list. O(1) at the end or before the first reading, else O(log n + posts behind it). */
export function insert(list: OrderedList, order: Order, thing: number): void {
  if (list.count === list.things.length) list.things = growIntegers(list.things, list.count * 2);
  if (list.isSettled) {
    const at = firstAfter(list, order, thing, 0, list.count);
    list.things.copyWithin(at + 1, at, list.count);
    list.things[at] = thing;
  } else {
    list.things[list.count] = thing;
  }
  list.count += 1;
}

/** Takes a post out. O(log n + posts behind it). */
export function remove(list: OrderedList, order: Order, thing: number): void {
  settle(list, order);
  const at = placeOf(list, order, thing);
  if (at === -1) return;
  list.things.copyWithin(at, at + 1, list.count);
  list.count -= 1;
}

/** Where a post stands while its row still says what it was put in order by; -1 where it does not or nothing is in order yet. */
export function placeOf(list: OrderedList, order: Order, thing: number): number {
  if (!list.isSettled) return -1;
  const at = firstAfter(list, order, thing, 0, list.count) - 1;
  return list.things[at] === thing ? at : -1;
}

/** Moves a post whose row changed from its old place to where it belongs now. O(log n + posts it passes). */
export function moveFrom(list: OrderedList, order: Order, at: number): void {
  if (at === -1) return;
  const { things, count } = list;
  const thing = things[at] ?? 0;
  const next = things[at + 1];
  if (at + 1 < count && next !== undefined && isBefore(order, next, thing)) {
    const to = firstAfter(list, order, thing, at + 1, count) - 1;
    things.copyWithin(at, at + 1, to + 1);
    things[to] = thing;
    return;
  }
  const to = firstAfter(list, order, thing, 0, at);
  things.copyWithin(to + 1, to, at);
  things[to] = thing;
}

/** Where the posts up to and including this moment end: the place after the last one that is not younger. O(log n). */
export function endAt(list: OrderedList, order: Order, value: number): number {
  let high = list.count;
  let low = high;
  // What is looked for is mostly near the end, where rows are in the cache; a search by halves would wait for each it meets.
  for (let step = 1; low > 0; step *= 4) {
    const at = Math.max(0, high - step);
    if (valueOf(order, list.things[at] ?? 0) <= value) {
      low = at + 1;
      break;
    }
    high = at;
    low = at;
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueOf(order, list.things[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts a list in order if it is not. O(n), by a radix sort, and O(k log k) for k posts that are equal. */
export function settle(list: OrderedList, order: Order): OrderedList {
  return list.isSettled ? list : finish(settleInSteps(list, order));
}

/** The same in steps; nobody may read the list meanwhile. */
export function* settleInSteps(list: OrderedList, order: Order): Steps<OrderedList> {
  if (list.isSettled) return list;
  list.isSettled = true;
  const things = list.things.subarray(0, list.count);
  if (isInOrder(things, order)) return list;
  if (list.count <= fewPosts) {
    things.sort((one, other) => compare(order, one, other));
  } else {
    yield* radixSortInSteps(things, (thing) => valueOf(order, thing));
    sortEquals(things, order);
  }
  return list;
}

function isInOrder(things: Int32Array, order: Order): boolean {
  for (let at = 1; at < things.length; at += 1) {
    if (isBefore(order, things[at] ?? 0, things[at - 1] ?? 0)) return false;
  }
  return true;
}

function sortEquals(things: Int32Array, order: Order): void {
  for (let start = 0; start < things.length;) {
    const value = valueOf(order, things[start] ?? 0);
    let end = start + 1;
    while (end < things.length && valueOf(order, things[end] ?? 0) === value) end += 1;
    if (end > start + 1) things.subarray(start, end).sort((one, other) => compare(order, one, other));
    start = end;
  }
}

/** The first place in a stretch whose post comes after this one. */
function firstAfter(list: OrderedList, order: Order, thing: number, start: number, end: number): number {
  const { things } = list;
  // Most of what comes is the newest.
  if (start < end && !isBefore(order, thing, things[end - 1] ?? 0)) return end;
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(order, thing, things[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function valueOf({ unsigned, word }: Order, thing: number): number {
  return unsigned[thing * rowWords + word] ?? 0;
}

function isBefore(order: Order, one: number, other: number): boolean {
  return compare(order, one, other) < 0;
}

function compare(order: Order, one: number, other: number): number {
  const difference = valueOf(order, one) - valueOf(order, other);
  return difference === 0 ? compareIds(order.keys, one, other) : difference;
}
