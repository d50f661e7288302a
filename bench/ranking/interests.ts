import type { DataSet } from './read-data.ts';

/** So many interests may be chosen from, and so many are. */
const offeredCount = 60;
const chosenCount = 5;

/** Tells which five interests somebody has, by their history: those of the largest that hold most of it. */
export type ChooseInterests = (history: readonly number[]) => number[];

/** How much of a history is of each interest that is offered; the shares sum to 1. */
type ShareOut = (history: readonly number[]) => Map<number, number>;

/** The interests people may choose from. */
export interface Offer {
  offered: readonly number[];
  choose: ChooseInterests;
  shareOut: ShareOut;
}

/** The sixty interests with the most things, how people choose five of them, and how much they have of each. */
export function offerInterests({ interestsOf }: DataSet): Offer {
  const sizes = new Map<number, number>();
  for (const own of interestsOf) {
    for (const interest of own?.keys() ?? []) sizes.set(interest, (sizes.get(interest) ?? 0) + 1);
  }
  const offered = [...sizes]
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, offeredCount)
    .map(([interest]) => interest);
  const isOffered = new Set(offered);
  const sumUp = (history: readonly number[]) => {
    const sums = new Map<number, number>();
    for (const thing of history) {
      for (const [interest, share] of interestsOf[thing] ?? []) {
        if (isOffered.has(interest)) sums.set(interest, (sums.get(interest) ?? 0) + share);
      }
    }
    return sums;
  };
  return {
    offered,
    choose(history) {
      const bySum = [...sumUp(history)].toSorted((one, other) => other[1] - one[1] || one[0] - other[0]);
      return bySum.slice(0, chosenCount).map(([interest]) => interest);
    },
    shareOut(history) {
      const sums = sumUp(history);
      const all = [...sums.values()].reduce((total, sum) => total + sum, 0);
      return new Map([...sums].map(([interest, sum]) => [interest, sum / all]));
    },
  };
}
