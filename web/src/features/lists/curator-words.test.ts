import { expect, test } from 'vitest';
import { curatorWords } from './curator-words.ts';

const baking = { slug: 'baking', name: 'Baking' };
const cats = { slug: 'cats', name: 'Cats' };
const nameOf = ({ name }: { name: string }) => name;

test('beside a theme being an enthusiast in any interest counts', () => {
  expect(curatorWords({ enthusiastIn: [] }, nameOf)).toBeNull();
  expect(curatorWords({ enthusiastIn: [cats] }, nameOf)).toBe('Enthusiast in Cats');
  expect(curatorWords({ enthusiastIn: [baking, cats] }, nameOf)).toBe('Enthusiast in Baking and Cats');
});
