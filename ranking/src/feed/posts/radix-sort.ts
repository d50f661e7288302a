import { entriesAtOnce, finish, type Steps } from '../../steps.ts';

const digitBits = 11;
const digits = 2 ** digitBits;
const passes = 3;

/**
 * Sorts things in place by a number of 32 bits without sign; equals stay as they stood. Least significant digit first, three
 * digits of 11 bits. Each key is asked for once and travels along, so that memory is read in order; a digit all keys have
 * in common is passed over. O(n).
 */
export function radixSort(things: Int32Array, keyOf: (thing: number) => number): void {
  finish(radixSortInSteps(things, keyOf));
}

/** The same in steps; returns the keys in their order. */
export function* radixSortInSteps(things: Int32Array, keyOf: (thing: number) => number): Steps<Uint32Array> {
  const { length } = things;
  const keys = new Uint32Array(length);
  const counts = Array.from({ length: passes }, () => new Uint32Array(digits));
  for (let start = 0; start < length; start += entriesAtOnce) {
    countDigits({ things, keys }, keyOf, counts, start);
    yield;
  }
  let from: Keyed = { things, keys };
  let to: Keyed = { things: new Int32Array(length), keys: new Uint32Array(length) };
  for (const [pass, count] of counts.entries()) {
    const shift = pass * digitBits;
    if (count[((from.keys[0] ?? 0) >>> shift) & (digits - 1)] === length) continue;
    const starts = startsOf(count);
    for (let start = 0; start < length; start += entriesAtOnce) {
      spread(from, to, { shift, starts, start });
      yield;
    }
    [from, to] = [to, from];
  }
  if (from.things !== things) things.set(from.things);
  return from.keys;
}

interface Keyed {
  things: Int32Array;
  keys: Uint32Array;
}

function countDigits(
  { things, keys }: Keyed,
  keyOf: (thing: number) => number,
  counts: readonly Uint32Array[],
  start: number,
): void {
  const end = Math.min(things.length, start + entriesAtOnce);
  for (let at = start; at < end; at += 1) {
    const key = keyOf(things[at] ?? 0) >>> 0;
    keys[at] = key;
    for (let pass = 0; pass < passes; pass += 1) {
      const count = counts[pass];
      const digit = (key >>> (pass * digitBits)) & (digits - 1);
      if (count !== undefined) count[digit] = (count[digit] ?? 0) + 1;
    }
  }
}

/** Puts some of what is there where its digit belongs. */
function spread(
  { things, keys }: Keyed,
  to: Keyed,
  { shift, starts, start }: { shift: number; starts: Uint32Array; start: number },
): void {
  const end = Math.min(things.length, start + entriesAtOnce);
  for (let at = start; at < end; at += 1) {
    const key = keys[at] ?? 0;
    const digit = (key >>> shift) & (digits - 1);
    const place = starts[digit] ?? 0;
    starts[digit] = place + 1;
    to.things[place] = things[at] ?? 0;
    to.keys[place] = key;
  }
}

function startsOf(counts: Uint32Array): Uint32Array {
  const starts = new Uint32Array(digits);
  for (let digit = 1; digit < digits; digit += 1)
    starts[digit] = (starts[digit - 1] ?? 0) + (counts[digit - 1] ?? 0);
  return starts;
}
