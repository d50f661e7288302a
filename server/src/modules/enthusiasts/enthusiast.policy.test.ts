import { describe, expect, test } from 'vitest';
import {
  ageShare,
  hasEarned,
  lineOf,
  raised,
  scoreAt,
  scoreOf,
  strengthOf,
  type HelpKind,
} from './enthusiast.policy.ts';
import { completeNumbers, faultOf, numberFacts, numberNames, usualNumbers } from './numbers.policy.ts';

const dayMs = 86_400_000;
const joinedAtMs = 0;
const nowMs = 1_000 * dayMs;

/** How much all of it weighs that one person did, some days ago each. */
function strength(did: readonly (readonly [HelpKind, number])[]): number {
  const sum = did.reduce(
    (total, [kind, daysAgo]) =>
      total + raised({ kind, atMs: nowMs - daysAgo * dayMs, joinedAtMs }, nowMs, usualNumbers),
    0,
  );
  return strengthOf(sum, usualNumbers);
}

test('every usual number is one that may be set', () => {
  for (const name of numberNames) expect(faultOf(name, numberFacts[name].usual), name).toBeNull();
  expect(completeNumbers({ earnAt: 7 })).toEqual({ ...usualNumbers, earnAt: 7 });
});

test('sixteen smiles of one person weigh as much as two, and a smile of a half-life ago half', () => {
  expect(strength([['smile', 0]])).toBeCloseTo(1);
  expect(strength(Array.from({ length: 16 }, () => ['smile', 0] as const))).toBeCloseTo(2);
  expect(strength([['smile', 90]])).toBeCloseTo(0.5);
  expect(strength([['order', 180]])).toBeCloseTo(1);
});

test('time may be put in afterwards: it halves whatever there is', () => {
  const before = scoreOf(
    [
      {
        got: strength([
          ['save', 0],
          ['smile', 50],
        ]),
        returned: 0.2,
        standing: 'known',
      },
    ],
    usualNumbers,
  );
  const later = scoreOf(
    [
      {
        got: strength([
          ['save', 45],
          ['smile', 95],
        ]),
        returned: 0.2 * 2 ** -0.5,
        standing: 'known',
      },
    ],
    usualNumbers,
  );
  expect(scoreAt(before, 45 * dayMs, usualNumbers)).toBeCloseTo(scoreAt(later, 0, usualNumbers), 12);
});

test('the word of an account grows for a month', () => {
  expect([0, 15, 30, 300].map((days) => ageShare(days * dayMs, usualNumbers))).toEqual([0.1, 0.55, 1, 1]);
});

describe('who was helped counts', () => {
  const one = { got: 2, returned: 0, standing: 'known' } as const;
  test.each([
    ['in full where it is not returned', [one], 2],
    ['for a quarter where as much is returned', [{ ...one, returned: 2 }], 0.5],
    ['for no less where more is returned', [{ ...one, returned: 50 }], 0.5],
    ['not at all within a circle or on one device', [{ ...one, standing: 'none' as const }], 0],
    ['not alone, where nobody knows them', [{ ...one, standing: 'silent' as const }], 0],
    [
      'as much as those who are known',
      [one, ...Array.from({ length: 9 }, () => ({ ...one, standing: 'silent' as const }))],
      4,
    ],
  ])('%s', (_name, helped, score) => {
    expect(scoreAt(scoreOf(helped, usualNumbers), 0, usualNumbers)).toBeCloseTo(score);
  });
});

test('the badge is kept where it would not be earned, so that nobody flickers', () => {
  const line = lineOf(false, usualNumbers);
  const now = { contributions: 5, isMember: true, isRefused: false };
  const at = (score: number, hadIt: boolean) => hasEarned({ ...now, score, hadIt }, line);
  expect([at(29.9, false), at(30, false), at(21, true), at(20.9, true)]).toEqual([false, true, true, false]);
  // Between the lines nothing changes, whatever happens.
  for (const hadIt of [false, true])
    for (let score = line.keepAt; score < line.earnAt; score += 0.5) expect(at(score, hadIt)).toBe(hadIt);
  expect(hasEarned({ ...now, score: 99, hadIt: true, isRefused: true }, line)).toBe(false);
  expect(hasEarned({ ...now, score: 99, hadIt: false, contributions: 4 }, line)).toBe(false);
});
