/** A number from 0 up to 1 that depends on what it is asked for alone: the same question has the same answer in every feed. */
export function chanceOf(seed: number, ...about: readonly number[]): number {
  let hash = Math.imul(seed | 0, 0x9e3779b1);
  for (const number of about) {
    hash = Math.imul(hash ^ number, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return (hash >>> 0) / 2 ** 32;
}

/** A number of the standard normal distribution (Box and Muller 1958). */
export function normal(random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** A direction of unit length, each as likely. */
export function direction(random: () => number, dimensions: number): Float64Array {
  const vector = Float64Array.from({ length: dimensions }, () => normal(random));
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** Different indexes, each drawn as often as its weight says. */
export function drawSome(random: () => number, weights: readonly number[], count: number): number[] {
  // The largest keys of u^(1/w) are such a sample (Efraimidis and Spirakis 2006).
  const keys = weights.map((weight, index) => ({ index, key: Math.log(1 - random()) / weight }));
  const best = keys.toSorted((one, other) => other.key - one.key || one.index - other.index);
  return best.slice(0, count).map(({ index }) => index);
}

/** One per the logistic curve: what a weighing of reasons makes likely. */
export function likely(reasons: number): number {
  return 1 / (1 + Math.exp(-reasons));
}
