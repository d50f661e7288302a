import type { DataSet } from './read-data.ts';

/** So many interests may be chosen from, and so many are. */
const offeredCount = 60;
const chosenCount = 5;

/** Tells which five interests somebody has, by their history: those of the largest that hold most of it. */
export type ChooseInterests = (history: readonly number[]) => number[];

/** The sixty interests with the most things, and how people choose five of them. */
export function offerInterests({ interestsOf }: DataSet): { offered: number[]; choose: ChooseInterests } {
  const sizes = new Map<number, number>();
  for (const own of interestsOf) {
    for (const interest of own?.keys() ?? []) sizes.set(interest, (sizes.get(interest) ?? 0) + 1);
  }
  const offered = [...sizes]
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, offeredCount)
    .map(([interest]) => interest);
  const isOffered = new Set(offered);
  return {
    offered,
    choose(history) {
      const sums = new Map<number, number>();
      for (const thing of history) {
        for (const [interest, share] of interestsOf[thing] ?? []) {
          if (isOffered.has(interest)) sums.set(interest, (sums.get(interest) ?? 0) + share);
        }
      }
      const bySum = [...sums].toSorted((one, other) => other[1] - one[1] || one[0] - other[0]);
      return bySum.slice(0, chosenCount).map(([interest]) => interest);
    },
  };
}
