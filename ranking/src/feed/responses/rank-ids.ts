import { compareIds, wordsPerKey, type NodeTable } from '../../graph/index.ts';
import { sharedIntegers } from '../../shared.ts';
import type { Steps } from '../../steps.ts';
import { radixSortInSteps } from '../posts/radix-sort.ts';

/**
 * The place of each node among all by their ids, the highest first: a stable sort by the second word and then by the first,
 * which hardly any two ids have in common. In steps. O(nodes), and O(k log k) for k ids that begin alike.
 */
export function* rankIds({ count, keys }: NodeTable): Steps<Int32Array> {
  const order = new Int32Array(count);
  for (let node = 0; node < count; node += 1) order[node] = node;
  yield* radixSortInSteps(order, (node) => ~(keys[node * wordsPerKey + 1] ?? 0));
  const firsts = yield* radixSortInSteps(order, (node) => ~(keys[node * wordsPerKey] ?? 0));
  const secondOf = (place: number) => keys[(order[place] ?? 0) * wordsPerKey + 1];
  for (let start = 0; start < count;) {
    let end = start + 1;
    while (end < count && firsts[end] === firsts[start] && secondOf(end) === secondOf(start)) end += 1;
    if (end > start + 1) order.subarray(start, end).sort((one, other) => compareIds(keys, other, one));
    start = end;
  }
  const ranks = sharedIntegers(count);
  for (let place = 0; place < count; place += 1) ranks[order[place] ?? 0] = place;
  return ranks;
}
