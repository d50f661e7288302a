import type { EnthusiastScore } from '@spark/contract';
import { expect, test } from 'vitest';
import { pointsOf, standOf } from './enthusiast-words.ts';

const score: EnthusiastScore = {
  interest: null,
  score: 12.34,
  fromKnown: 12.34,
  fromOthers: 0,
  waiting: 0,
  people: 9,
  contributions: 5,
  isEarned: false,
  earnAt: 20,
  keepAt: 14,
  neededContributions: 5,
};
const half = { halfLifeDays: 90 };

test('what is missing is said in points and people', () => {
  expect(standOf(score, half)).toEqual([
    'Points still missing: 7.7. That is as much as 8 known people who smile at something of yours for the first time.',
  ]);
  expect(standOf({ ...score, interest: { slug: 'bbq', name: 'BBQ' } }, half)).toEqual([
    'Points still missing: 7.7.',
  ]);
  expect(standOf({ ...score, score: 19.5 }, half)[0]).toContain('one known person');
});

test('missing contributions and waiting points are said beside it', () => {
  const lines = standOf({ ...score, score: 25, contributions: 4, waiting: 12 }, half);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toBe('Still needed: 1 contribution that somebody finds helpful.');
  expect(lines[1]).toContain('12 points wait');
});

test('who has the badge reads how long it stays by itself', () => {
  expect(standOf({ ...score, isEarned: true, score: 28 }, half)[0]).toContain('about 3 months');
  expect(standOf({ ...score, isEarned: true, score: 14 }, half)[0]).toContain('close');
});

test('points are whole where there are many', () => {
  expect([pointsOf(0), pointsOf(0.04), pointsOf(3.26), pointsOf(19.6)]).toEqual(['0', '0', '3.3', '20']);
});
