/**
 * The n-th largest of the first `count` values; `scratch` is overwritten. Hoare's selection with the middle one of three
 * as pivot: O(count) on average.
 */
export function nthLargest(values: Float64Array, count: number, n: number, scratch: Float64Array): number {
  scratch.set(values.subarray(0, count));
  const wanted = n - 1;
  let first = 0;
  let last = count - 1;
  while (first < last) {
    const pivot = middleOf(scratch[first] ?? 0, scratch[(first + last) >> 1] ?? 0, scratch[last] ?? 0);
    let left = first;
    let right = last;
    while (left <= right) {
      while ((scratch[left] ?? 0) > pivot) left += 1;
      while ((scratch[right] ?? 0) < pivot) right -= 1;
      if (left > right) break;
      const swapped = scratch[left] ?? 0;
      scratch[left] = scratch[right] ?? 0;
      scratch[right] = swapped;
      left += 1;
      right -= 1;
    }
    if (wanted <= right) last = right;
    else if (wanted >= left) first = left;
    else break;
  }
  return scratch[wanted] ?? 0;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
