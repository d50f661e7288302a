import type { EnthusiastScore, HelpKind, MyEnthusiast } from '@spark/contract';

/** A score as it is shown: whole points, and tenths where there are few. */
export function pointsOf(score: number): string {
  return score < 10 ? (Math.round(score * 10) / 10).toString() : Math.round(score).toString();
}

/** Where a score is counted. */
export function placeOf({ interest }: Pick<EnthusiastScore, 'interest'>): string {
  return interest?.name ?? 'Everywhere';
}

/** What people did, by number: one, many. */
export const kindWords: Readonly<Record<HelpKind, { one: string; many: string }>> = {
  smile: { one: 'smile at a post or comment', many: 'smiles at posts and comments' },
  answer: { one: 'answer to a comment', many: 'answers to comments' },
  bag: { one: 'time something went into a bag', many: 'times something went into a bag' },
  save: { one: 'save', many: 'saves' },
  helpful: { one: '“helpful” at a review', many: '“helpful” at reviews' },
  order: { one: 'order', many: 'orders' },
};

/** What is still missing, or how the badge is kept, in plain words. */
export function standOf(
  score: EnthusiastScore,
  { halfLifeDays }: Pick<MyEnthusiast, 'halfLifeDays'>,
): string[] {
  if (score.isEarned) {
    const days = Math.floor(halfLifeDays * Math.log2(score.score / score.keepAt));
    return [
      days > 0
        ? `Without anything new it stays for about ${daysInWords(days)}: you keep it until you fall below ${pointsOf(score.keepAt)} points.`
        : `You keep it until you fall below ${pointsOf(score.keepAt)} points, and that is close.`,
    ];
  }
  const missing = score.earnAt - score.score;
  const contributions = score.neededContributions - score.contributions;
  return [
    ...(missing > 0 ? [pointsMissing(missing, score.interest === null)] : []),
    ...(contributions > 0
      ? [
          `${contributions} more ${contributions === 1 ? 'contribution' : 'contributions'} that somebody finds helpful.`,
        ]
      : []),
    ...(score.waiting >= 0.5
      ? [
          `${pointsOf(score.waiting)} points wait: they come from people hardly anybody knows here, and count as soon as as much comes from people who are known.`,
        ]
      : []),
  ];
}

/** Rounded up: whoever reaches what it says has reached it. */
function pointsMissing(missing: number, isExplained: boolean): string {
  const points = missing < 10 ? Math.ceil(missing * 10) / 10 : Math.ceil(missing);
  const more = `${points} more ${points === 1 ? 'point' : 'points'}`;
  if (!isExplained) return `${more}.`;
  return `${more}: as much as ${people(Math.ceil(missing))} who smile at something of yours for the first time.`;
}

function people(count: number): string {
  return count === 1 ? 'one known person' : `${count} known people`;
}

function daysInWords(days: number): string {
  if (days < 14) return days === 1 ? 'a day' : `${days} days`;
  return days < 60 ? `${Math.round(days / 7)} weeks` : `${Math.round(days / 30)} months`;
}
