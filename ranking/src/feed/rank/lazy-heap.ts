import { append, clearHeap, pop, replaceFirst, settleHeap } from '../../heap.ts';
import { gain, mostBeside, type Board } from './board.ts';
import type { RankingSpace } from './space.ts';

/** What a post adds is looked at anew only where it may have fallen by more than this: no reader sees the difference. */
const tolerance = 0.02;

/** Puts all candidates into the heap of the space by their scores and `mostBeside`: what they add begins there, and only falls. O(candidates). */
export function fillHeap({ heap, scores, count }: RankingSpace): void {
  clearHeap(heap, count);
  for (let candidate = 0; candidate < count; candidate += 1)
    append(heap, candidate, (scores[candidate] ?? 0) + mostBeside);
  settleHeap(heap);
}

/** Takes out the candidate that adds most; −1 where there is none. */
export function popBest(board: Board): number {
  const { heap, bounds } = board.space;
  while (heap.size > 0) {
    const best = heap.items[0] ?? 0;
    const bound = heap.keys[0] ?? 0;
    const now = gain(board, best);
    if (now >= bound - tolerance) {
      bounds[best] = bound;
      return pop(heap);
    }
    replaceFirst(heap, best, now);
  }
  return -1;
}
