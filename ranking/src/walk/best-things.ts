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
  const heap: Scored[] = [];
  const { things, reached } = space;
  if (sideBySide.length < reached) sideBySide = new Float64Array(2 * reached);
  // Read on their own, many scores are waited for at once; in the loop below one after the other.
  for (let index = 0; index < reached; index += 1) sideBySide[index] = space.scores[things[index] ?? 0] ?? 0;
  for (let index = 0; index < reached; index += 1) {
    const thing = things[index] ?? 0;
    const score = sideBySide[index] ?? 0;
    const worst = heap[0];
    if (score <= 0 || (heap.length === k && worst && !isBetter(score, thing, worst))) continue;
    if (!isWanted(thing)) continue;
    if (heap.length < k) rise(heap, { thing, score });
    else sink(heap, { thing, score });
  }
  return heap.toSorted((one, other) => other.score - one.score || one.thing - other.thing);
}

/** The scores of one question at a time. */
let sideBySide = new Float64Array(0);

function isBetter(score: number, thing: number, than: Scored): boolean {
  return score > than.score || (score === than.score && thing < than.thing);
}

// The heap has the worst at its root.
function rise(heap: Scored[], entry: Scored): void {
  let at = heap.length;
  heap.push(entry);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBetter(parent.score, parent.thing, entry)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = entry;
}

function sink(heap: Scored[], entry: Scored): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    if (one === undefined) break;
    const isOther = other !== undefined && isBetter(one.score, one.thing, other);
    const worse = isOther ? other : one;
    if (!isBetter(entry.score, entry.thing, worse)) break;
    heap[at] = worse;
    at = isOther ? left + 1 : left;
  }
  heap[at] = entry;
}
