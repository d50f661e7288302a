import type { EnthusiastNumbers } from './numbers.policy.ts';

/** What somebody does who was helped. */
export const helpKinds = ['smile', 'answer', 'bag', 'save', 'helpful', 'order'] as const;

/** One of them. */
export type HelpKind = (typeof helpKinds)[number];

/**
 * How somebody who was helped stands to the person who helped. `known`: others found them helpful, too, or they bought
 * something here. `silent`: nobody knows. `none`: one of the same closed circle, or somebody on the same device.
 */
export type Standing = 'known' | 'silent' | 'none';

/** Somebody who was helped, as the formula sees them. */
export interface Helped {
  /** How much what they did weighs: `strengthOf` it. */
  got: number;
  /** How much the other did for them, in the same measure. */
  returned: number;
  standing: Standing;
}

/** What somebody's contributions weigh at a moment. */
export interface Score {
  /** From people who are known, and from the others. */
  known: number;
  silent: number;
  /** How many different people count. */
  people: number;
}

const dayMs = 86_400_000;

/** The share of its weight that something has left after a time; more than all for what is yet to come. */
export function decay(elapsedMs: number, { halfLifeDays }: EnthusiastNumbers): number {
  return 2 ** (-elapsedMs / (halfLifeDays * dayMs));
}

/** How much the word of an account counts that is so old. */
export function ageShare(ageMs: number, { newAccountDays, newAccountShare }: EnthusiastNumbers): number {
  if (ageMs >= newAccountDays * dayMs) return 1;
  return newAccountShare + (1 - newAccountShare) * Math.max(0, ageMs / (newAccountDays * dayMs));
}

/** One thing somebody did who was helped, raised so that a person's things can be summed; `strengthOf` the sum ends it. */
export function raised(
  did: { kind: HelpKind; atMs: number; joinedAtMs: number },
  nowMs: number,
  numbers: EnthusiastNumbers,
): number {
  const age = ageShare(did.atMs - did.joinedAtMs, numbers);
  return (numbers[did.kind] * age * decay(nowMs - did.atMs, numbers)) ** numbers.repeatPower;
}

/** How much all weighs that one person did, from the sum of what was `raised`. */
export function strengthOf(sum: number, { repeatPower }: EnthusiastNumbers): number {
  return sum ** (1 / repeatPower);
}

/**
 * The formula: what somebody's contributions weigh, from the people who were helped. It is of the first degree in all
 * weights, so that time, which halves them all alike, can be put in afterwards: `scoreAt`.
 */
export function scoreOf(helped: Iterable<Helped>, { returnedShare }: EnthusiastNumbers): Score {
  const score = { known: 0, silent: 0, people: 0 };
  for (const { got, returned, standing } of helped) {
    if (standing === 'none' || got <= 0) continue;
    score[standing] += got * (1 - returnedShare * Math.min(1, returned / got));
    score.people += 1;
  }
  return score;
}

/** The number that is held against the line, some time after it was made. */
export function scoreAt(
  { known, silent }: Pick<Score, 'known' | 'silent'>,
  elapsedMs: number,
  numbers: EnthusiastNumbers,
): number {
  return (known + Math.min(silent, numbers.silentShare * known)) * decay(elapsedMs, numbers);
}

/** What has to be reached: within an interest, or everywhere. */
export function lineOf(isInterest: boolean, numbers: EnthusiastNumbers) {
  const earnAt = isInterest ? numbers.interestEarnAt : numbers.earnAt;
  return {
    earnAt,
    keepAt: earnAt * numbers.keepShare,
    contributions: isInterest ? numbers.interestContributions : numbers.contributions,
  };
}

/** Whether somebody has the badge now. Who has it keeps it longer than it takes to earn it, so that it does not flicker. */
export function hasEarned(
  now: { score: number; contributions: number; isMember: boolean; isRefused: boolean; hadIt: boolean },
  { earnAt, keepAt, contributions }: ReturnType<typeof lineOf>,
): boolean {
  if (!now.isMember || now.isRefused) return false;
  if (now.hadIt) return now.score >= keepAt;
  return now.score >= earnAt && now.contributions >= contributions;
}
