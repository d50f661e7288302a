import type { EnthusiastScore, HelpKind, MyEnthusiast } from '@spark/contract';
import { formatNumber } from '#lib/format.ts';
import { plural } from '#lib/words/plural.ts';

/** A score as it is shown: whole points, and tenths where there are few. */
export function pointsOf(score: number): string {
  return formatNumber(score < 10 ? Math.round(score * 10) / 10 : Math.round(score));
}

/** What people did, with how often. */
export function helpWords(kind: HelpKind, times: number): string {
  switch (kind) {
    case 'smile':
      return plural(times, ['# smile at a post or comment', '# smiles at posts and comments']);
    case 'answer':
      return plural(times, ['# answer to a comment', '# answers to comments']);
    case 'bag':
      return plural(times, ['# time something went into a bag', '# times something went into a bag']);
    case 'save':
      return plural(times, ['# save', '# saves']);
    case 'helpful':
      return plural(times, ['# “helpful” at a review', '# “helpful” at reviews']);
    case 'order':
      return plural(times, ['# order', '# orders']);
  }
}

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
          plural(contributions, [
            'Still needed: # contribution that somebody finds helpful.',
            'Still needed: # contributions that somebody finds helpful.',
          ]),
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
  if (!isExplained) return `Points still missing: ${formatNumber(points)}.`;
  return plural(
    Math.ceil(missing),
    [
      'Points still missing: {0}. That is as much as one known person who smiles at something of yours for the first time.',
      'Points still missing: {0}. That is as much as # known people who smile at something of yours for the first time.',
    ],
    [formatNumber(points)],
  );
}

function daysInWords(days: number): string {
  if (days < 14) return plural(days, ['# day', '# days']);
  if (days < 60) return plural(Math.round(days / 7), ['# week', '# weeks']);
  return plural(Math.round(days / 30), ['# month', '# months']);
}
