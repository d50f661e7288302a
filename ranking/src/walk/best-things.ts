import { clearHeap, createHeap, pop, push, replaceFirst } from '../heap.ts';
import type { Reached } from './reached.ts';

/** A thing and its score. */
export interface Scored {
  thing: number;
  score: number;
}

/**
 * The best things a walk reached, best first; of equals the one with the lower number. `isWanted` is asked only for
 * things that are good enough. O(things reached + wanted · log k).
 */
export function bestThings(space: Reached, k: number, isWanted: (thing: number) => boolean): Scored[] {
  const { things, reached } = space;
  clearHeap(worstFirst, Math.min(k, reached));
  if (sideBySide.length < reached) sideBySide = new Float64Array(2 * reached);
  // Read on their own, many scores are waited for at once; in the loop below one after the other.
  for (let index = 0; index < reached; index += 1) sideBySide[index] = space.scores[things[index] ?? 0] ?? 0;
  for (let index = 0; index < reached; index += 1) {
    const thing = things[index] ?? 0;
    const score = sideBySide[index] ?? 0;
    const isFull = worstFirst.size === k;
    if (score <= 0 || (isFull && !isBetter(score, thing)) || !isWanted(thing)) continue;
    if (isFull) replaceFirst(worstFirst, -thing, -score);
    else push(worstFirst, -thing, -score);
  }
  return readBestFirst();
}

/** The scores of one question at a time, and the best so far; both turned round, so that the worst comes first. */
let sideBySide = new Float64Array(0);
const worstFirst = createHeap();

/** Whether something is better than the worst of the best. */
function isBetter(score: number, thing: number): boolean {
  const worst = -(worstFirst.keys[0] ?? 0);
  return score > worst || (score === worst && thing < -(worstFirst.items[0] ?? 0));
}

function readBestFirst(): Scored[] {
  const best: Scored[] = [];
  while (worstFirst.size > 0) {
    const score = -(worstFirst.keys[0] ?? 0);
    // Taken from 0, for −0 is another number to some.
    best.push({ thing: 0 - pop(worstFirst), score });
  }
  return best.toReversed();
}
