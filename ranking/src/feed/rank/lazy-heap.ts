import type { RankingSpace } from './space.ts';

/** What a post adds is looked at anew only where it may have fallen by more than this: no reader sees the difference. */
const tolerance = 0.02;

/** Candidates, of whom the one that adds most comes first. */
export interface Heap {
  push(candidate: number): void;
  /** Takes the candidate that adds most; -1 when there is none. */
  pop(): number;
}

/** A heap of all candidates of a space, whose gains begin with their scores and `mostBeside`, and only fall. O(candidates). */
export function createHeap(
  { count, scores }: RankingSpace,
  mostBeside: number,
  gainOf: (candidate: number) => number,
): Heap {
  const heap = new Int32Array(count);
  const bounds = new Float64Array(count);
  for (let candidate = 0; candidate < count; candidate += 1) {
    heap[candidate] = candidate;
    bounds[candidate] = (scores[candidate] ?? 0) + mostBeside;
  }
  let size = count;
  const isAbove = (one: number, other: number) => {
    const difference = (bounds[one] ?? 0) - (bounds[other] ?? 0);
    return difference > 0 || (difference === 0 && one < other);
  };
  const sink = (from: number) => {
    const entry = heap[from] ?? 0;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && isAbove(heap[child + 1] ?? 0, heap[child] ?? 0)) child += 1;
      if (!isAbove(heap[child] ?? 0, entry)) break;
      heap[at] = heap[child] ?? 0;
      at = child;
    }
    heap[at] = entry;
  };
  for (let at = (size >> 1) - 1; at >= 0; at -= 1) sink(at);
  return {
    push(candidate) {
      let at = size;
      size += 1;
      while (at > 0) {
        const above = (at - 1) >> 1;
        if (!isAbove(candidate, heap[above] ?? 0)) break;
        heap[at] = heap[above] ?? 0;
        at = above;
      }
      heap[at] = candidate;
    },
    pop() {
      while (size > 0) {
        const best = heap[0] ?? 0;
        const now = gainOf(best);
        if (now >= (bounds[best] ?? 0) - tolerance) {
          size -= 1;
          heap[0] = heap[size] ?? 0;
          sink(0);
          return best;
        }
        bounds[best] = now;
        sink(0);
      }
      return -1;
    },
  };
}
