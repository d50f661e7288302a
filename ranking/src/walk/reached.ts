/** Things and what each has gathered. */
export interface Reached {
  /** By number of thing; 0 where it was not reached. */
  scores: Float64Array;
  /** Those that were reached, up to `reached`. */
  things: Int32Array;
  reached: number;
}

/** Nothing reached yet. */
export function createReached(): Reached {
  return { scores: new Float64Array(0), things: new Int32Array(0), reached: 0 };
}

/** Makes room for so many things. To be called while nothing is reached. */
export function makeRoomFor(count: number, capacity: number, into: Reached): void {
  if (into.scores.length >= count) return;
  into.scores = new Float64Array(capacity);
  into.things = new Int32Array(capacity);
}

/** Adds to what a thing has gathered. O(1). */
export function reach(into: Reached, thing: number, score: number): void {
  const before = into.scores[thing] ?? 0;
  if (before === 0) into.things[into.reached++] = thing;
  into.scores[thing] = before + score;
}

/** Forgets all scores; to be called when they were read. O(things reached). */
export function clearReached(space: Reached): void {
  for (let index = 0; index < space.reached; index += 1) space.scores[space.things[index] ?? 0] = 0;
  space.reached = 0;
}

/** The best score of a thing that is wanted, or 0. O(things reached). */
export function bestScore(
  { scores, things, reached }: Reached,
  isWanted: (thing: number) => boolean,
): number {
  let best = 0;
  for (let index = 0; index < reached; index += 1) {
    const thing = things[index] ?? 0;
    const score = scores[thing] ?? 0;
    if (score > best && isWanted(thing)) best = score;
  }
  return best;
}

/**
 * Adds one ranking to another, in units of the best of each: the best of what is added counts `share` times what the best
 * known so far does. So rankings of different units may be mixed, and the mixture has the unit of `into`.
 *
 *   score(j) += share · (max into / max added) · added(j)
 *
 * O(things reached by both).
 */
export function mixIn(
  into: Reached,
  added: Reached,
  share: number,
  isWanted: (thing: number) => boolean,
): void {
  const best = bestScore(added, isWanted);
  if (best === 0 || !(share > 0)) return;
  const factor = ((bestScore(into, isWanted) || 1) * share) / best;
  for (let index = 0; index < added.reached; index += 1) {
    const thing = added.things[index] ?? 0;
    const score = added.scores[thing] ?? 0;
    if (score > 0 && isWanted(thing)) reach(into, thing, score * factor);
  }
}
