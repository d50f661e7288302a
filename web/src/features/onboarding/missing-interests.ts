import { limits } from '@spark/contract';

/** How many interests are still to be chosen. */
export function missingInterests(chosen: number): number {
  return Math.max(0, limits.minInterests - chosen);
}

/** What to do where too few were chosen, or `null`. */
export function missingSentence(chosen: number): string | null {
  const missing = missingInterests(chosen);
  if (missing === 0) return null;
  return `Choose ${missing} more: with at least ${limits.minInterests}, Spark knows what to show you.`;
}
