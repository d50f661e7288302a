import type { NodeTable } from '../../graph/index.ts';
import { sharedIntegers } from '../../shared.ts';
import type { Steps } from '../../steps.ts';
import { radixSortInSteps } from '../posts/radix-sort.ts';

/** The place of each node among all by their ids, the highest first: a stable sort by the last word first. In steps. O(nodes). */
export function* rankIds({ count, keys }: NodeTable): Steps<Int32Array> {
  const order = Int32Array.from({ length: count }, (_, node) => node);
  for (let word = 3; word >= 0; word -= 1)
    yield* radixSortInSteps(order, (node) => ~(keys[node * 4 + word] ?? 0) >>> 0);
  const ranks = sharedIntegers(count);
  for (let place = 0; place < count; place += 1) ranks[order[place] ?? 0] = place;
  return ranks;
}
