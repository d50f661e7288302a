import type { Author } from '@spark/contract';
import { expect, test } from 'vitest';
import { badgeWords } from './badge-words.ts';

const baking = { slug: 'baking', name: 'Baking' };
const cats = { slug: 'cats', name: 'Cats' };
const nameOf = ({ name }: { name: string }) => name;
const author = (badges: Author['badges'], enthusiastIn: Author['enthusiastIn']): Author => ({
  id: 'one',
  handle: 'mina',
  name: 'Mina',
  avatar: null,
  enthusiast: badges.includes('enthusiast'),
  badges,
  enthusiastIn,
});

test.each([
  ['nobody', author([], []), null, null],
  ['an enthusiast', author(['enthusiast'], [cats]), 'Enthusiast', 'Enthusiast'],
  ['a creator', author(['creator', 'enthusiast'], []), 'Creator', 'Creator'],
  ['an enthusiast in single interests', author([], [baking, cats]), null, 'Enthusiast in Baking and Cats'],
])('%s carries a badge, beside a theme also for any interest', (_, who, usual, beside) => {
  expect(badgeWords(who, { within: undefined, isCurator: false, nameOf })).toBe(usual);
  expect(badgeWords(who, { within: undefined, isCurator: true, nameOf })).toBe(beside);
});

test('within an interest the badge is of that', () => {
  expect(badgeWords(author(['staff'], [cats, baking]), { within: cats, isCurator: true, nameOf })).toBe(
    'Enthusiast in Cats',
  );
});
