/**
 * Something that takes long, in steps of a few milliseconds at most: whoever takes them may do anything else in between,
 * as long as it does not touch what is being worked on.
 */
export type Steps<Result> = Generator<void, Result, void>;

/** Takes all steps at once: where nobody waits. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** So many entries of a column are copied, or looked at, in one step. */
export const entriesAtOnce = 2 ** 16;

/** Copies a column into another one that is no shorter. */
export function* copyInto<Column extends Int32Array | Float32Array | Float64Array | Uint8Array>(
  from: Column,
  to: Column,
): Steps<Column> {
  for (let start = 0; start < from.length; start += entriesAtOnce) {
    to.set(from.subarray(start, start + entriesAtOnce), start);
    yield;
  }
  return to;
}
