/** A repeatable source of numbers in 0–1. */
export type Random = () => number;

/** Makes a repeatable random source from any text, so that every picture and choice comes out the same. */
export function seededRandom(seed: string): Random {
  let state = 2166136261;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 16777619);
  return () => {
    // mulberry32: small, fast and even enough for pictures and distributions.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number between two bounds. */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** A number in −spread…spread, more often near the middle. */
export function around(random: Random, spread: number): number {
  return (random() + random() - 1) * spread;
}
