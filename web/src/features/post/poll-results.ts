import type { Poll } from '@spark/contract';

type Option = Poll['options'][number];

/** A choice with its share of the votes; `percent` is `null` while results are not for this viewer yet. */
export interface PollResult {
  option: Option;
  percent: number | null;
  isChosen: boolean;
  isLeading: boolean;
}

/** What a poll's bars show. Shares are rounded so that they add up to a hundred. */
export function pollResults({ options, votedOptionId }: Poll): PollResult[] {
  const votes = options.map((option) => option.votes);
  const isShown = votes.every((count) => count !== null);
  const percents = isShown ? shares(votes.map((count) => count ?? 0)) : null;
  const most = Math.max(...votes.map((count) => count ?? 0));
  return options.map((option, at) => ({
    option,
    percent: percents?.[at] ?? null,
    isChosen: option.id === votedOptionId,
    isLeading: isShown && most > 0 && option.votes === most,
  }));
}

/** Whole percents by largest remainder. */
export function shares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const exact = counts.map((count) => (count / total) * 100);
  const floors = exact.map(Math.floor);
  const missing = 100 - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
    .toSorted((one, other) => other.remainder - one.remainder || one.at - other.at)
    .slice(0, missing);
  const raised = new Set(byRemainder.map(({ at }) => at));
  return floors.map((floor, at) => (raised.has(at) ? floor + 1 : floor));
}
