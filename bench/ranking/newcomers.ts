import type { Quality, QualityTally } from '@spark/ranking';
import type { ChooseInterests } from './interests.ts';
import type { NewcomerRanker, NewcomerSettings } from './rank-newcomers.ts';

const places = 20;

/** Somebody new: what they are known by, and what they go on to touch. */
export interface Newcomer {
  interests: number[];
  first: readonly number[];
  wanted: ReadonlySet<number>;
}

/** People known by the interests of the first half of their history; the second half is to be found. */
export function introduce(histories: readonly (readonly number[])[], choose: ChooseInterests): Newcomer[] {
  return histories
    .filter((history) => history.length >= 4)
    .map((history) => {
      const half = Math.floor(history.length / 2);
      const first = history.slice(0, half);
      return { interests: choose(first), first, wanted: new Set(history.slice(half)) };
    });
}

/** So many of them at most, from all over the list: files are often in an order that says something. */
export function spread<T>(list: readonly T[], most: number): readonly T[] {
  const stride = Math.max(1, list.length / most);
  return Array.from(
    { length: Math.min(most, list.length) },
    (_, index) => list[Math.floor(index * stride)],
  ).filter((one) => one !== undefined);
}

/** Adds what a ranking for each newcomer, known by their last few things beside their interests, is worth. */
export function tally(
  rank: NewcomerRanker,
  newcomers: readonly Newcomer[],
  { events, how }: { events: number; how: NewcomerSettings },
  into: QualityTally,
): void {
  for (const { interests, first, wanted } of newcomers) {
    into.add(rank(interests, first.slice(Math.max(0, first.length - events)), places, how), wanted);
  }
}

/** One number for how good rankings are. */
export function worth({ recall20, ndcg20 }: Quality): number {
  return recall20 + ndcg20;
}
