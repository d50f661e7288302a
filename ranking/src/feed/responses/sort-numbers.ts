const runLength = 12;
let scratch = new Float64Array(1_024);

/**
 * Puts the first so many of some numbers in order, the lowest first: short runs by inserting, then merged two by two. Rows are
 * mostly short, and a native sort costs a call, and another one for each comparison. O(n · log n).
 */
export function sortNumbers(numbers: Float64Array<ArrayBuffer>, count: number): void {
  for (let start = 0; start < count; start += runLength)
    insertEach(numbers, start, Math.min(count, start + runLength));
  if (count <= runLength) return;
  if (count > scratch.length) scratch = new Float64Array(count * 2);
  let from = numbers;
  let to = scratch;
  for (let length = runLength; length < count; length *= 2) {
    for (let start = 0; start < count; start += 2 * length)
      merge(from, to, {
        start,
        middle: Math.min(count, start + length),
        end: Math.min(count, start + 2 * length),
      });
    [from, to] = [to, from];
  }
  if (from !== numbers) for (let at = 0; at < count; at += 1) numbers[at] = from[at] ?? 0;
}

function insertEach(numbers: Float64Array, start: number, end: number): void {
  for (let at = start + 1; at < end; at += 1) {
    const number = numbers[at] ?? 0;
    let to = at;
    for (; to > start && (numbers[to - 1] ?? 0) > number; to -= 1) numbers[to] = numbers[to - 1] ?? 0;
    numbers[to] = number;
  }
}

function merge(
  from: Float64Array,
  to: Float64Array,
  { start, middle, end }: { start: number; middle: number; end: number },
): void {
  let one = start;
  let other = middle;
  for (let at = start; at < end; at += 1) {
    const isOne = other === end || (one < middle && (from[one] ?? 0) <= (from[other] ?? 0));
    to[at] = from[isOne ? one : other] ?? 0;
    if (isOne) one += 1;
    else other += 1;
  }
}
