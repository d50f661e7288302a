import { expect, test } from 'vitest';
import { scorePost, sumTerms, type PostFeatures } from './score-post.ts';

const score = (facts: Partial<PostFeatures>) =>
  sumTerms(
    scorePost({
      matchedInterests: 0,
      isByFollowed: false,
      ageHours: 0,
      smiles: 0,
      saves: 0,
      comments: 0,
      ...facts,
    }),
  );

const old = { ageHours: 24 * 365 };
const adored = { smiles: 90_000, saves: 9_000, comments: 9_000 };

test.each<[string, Partial<PostFeatures>, Partial<PostFeatures>]>([
  [
    'an interest beats freshness and fame together',
    { ...old, matchedInterests: 1 },
    { ...adored, ageHours: 0 },
  ],
  ['two interests beat one', { matchedInterests: 2 }, { matchedInterests: 1 }],
  ['somebody followed beats a stranger', { isByFollowed: true }, {}],
  ['a new post beats an old one', { ageHours: 1 }, { ageHours: 2 }],
  ['a liked post beats an unnoticed one', { smiles: 1 }, {}],
  ['a comment says more than a save', { comments: 1 }, { saves: 1 }],
  ['a save says more than a smile', { saves: 1 }, { smiles: 1 }],
])('%s', (_name, better, worse) => {
  expect(score(better)).toBeGreaterThan(score(worse));
});

test('fame has an end, and a date in the future gains nothing', () => {
  expect(score(adored)).toBe(score({ ...adored, smiles: 9_000_000 }));
  expect(score({ ageHours: -5 })).toBe(score({ ageHours: 0 }));
});
