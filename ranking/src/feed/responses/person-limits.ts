/** What somebody did with one post, about to be learned from. */
export interface Pull {
  importance: number;
  /** What happened less what was expected, from −1 to 1. */
  surprise: number;
  terms: Float64Array;
}

/** How far each person may pull at the weights of a score. */
export interface PersonLimits {
  /** The importance that is left to this, 0 once a person has had their say. */
  allow(personId: string, pull: Pull): number;
  people(): number;
}

/** A day of somebody who reads much. */
const maxImportance = 60;
/** The pull of somebody who reads thirty posts and answers by chance is about 2; who always pulls one way comes to this. */
const maxPull = 3;

/**
 * Limits the pull of each person, the sum of importance · surprise · terms over all they did, to a fixed length: what
 * goes on pulling the same way counts less and less, what goes the other way is heard. It is the clipping of updates per
 * user of McMahan et al. (ICLR 2018), in a stream. Memory O(people · terms).
 */
export function createPersonLimits(terms: number): PersonLimits {
  const known = new Map<string, { importance: number; pull: Float64Array }>();
  return {
    allow(personId, { importance, surprise, terms: features }) {
      const spent = known.get(personId) ?? { importance: 0, pull: new Float64Array(terms) };
      known.set(personId, spent);
      const wished = Math.min(importance, maxImportance - spent.importance);
      const step = features.map((value) => surprise * value);
      const allowed = Math.min(wished, stepWithin(spent.pull, step, maxPull));
      if (!(allowed > 0)) return 0;
      spent.importance += allowed;
      for (const [index, value] of step.entries())
        spent.pull[index] = (spent.pull[index] ?? 0) + allowed * value;
      return allowed;
    },
    people: () => known.size,
  };
}

/** The largest t with |from + t·step| ≤ radius: from inside a ball to its edge. */
function stepWithin(from: Float64Array, step: Float64Array, radius: number): number {
  const along = dot(from, step);
  const square = dot(step, step);
  if (square === 0) return Infinity;
  const room = radius ** 2 - dot(from, from);
  return (-along + Math.sqrt(Math.max(0, along ** 2 + square * room))) / square;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}
