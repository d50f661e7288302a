import type { Interest } from '@spark/contract';
import { describe, expect, it } from 'vitest';
import { findInterests } from './find-interests.ts';

const interest = (name: string, postCount = 0): Interest => ({
  id: name,
  slug: name.toLowerCase(),
  name,
  kind: 'broad',
  postCount,
  picture: null,
});
const all = [
  interest('Style & Fashion', 3),
  interest('Fitness', 9),
  interest('Café Culture'),
  interest('TV Bingewatching'),
];
const names = (words: string) => findInterests(all, words).map(({ name }) => name);

describe('findInterests', () => {
  it('finds by the beginning of any word', () => expect(names('fash')).toEqual(['Style & Fashion']));
  it('does not mind capitals and accents', () => expect(names('CAFE')).toEqual(['Café Culture']));
  it('puts the fullest first', () => expect(names('f')).toEqual(['Fitness', 'Style & Fashion']));
  it('finds nothing without words', () => expect(names('  & ')).toEqual([]));
});
