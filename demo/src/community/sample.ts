import type { DemoPerson } from '../people/index.ts';
import type { Random } from '../art/random.ts';

/** Picks people without picking anybody twice, those with more weight more often. */
export function pickPeople(
  candidates: readonly { readonly person: DemoPerson; readonly weight: number }[],
  count: number,
  random: Random,
): DemoPerson[] {
  // Efraimidis and Spirakis: the largest of random^(1/weight) are a weighted sample without repetition.
  return candidates
    .map(({ person, weight }) => ({ person, place: random() ** (1 / weight) }))
    .toSorted((a, b) => b.place - a.place)
    .slice(0, count)
    .map(({ person }) => person);
}

/** How many interests two lists have in common. */
export function sharedInterests(some: readonly string[], others: readonly string[]): number {
  return some.filter((slug) => others.includes(slug)).length;
}
