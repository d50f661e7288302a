import { expect, test } from 'vitest';
import { samplePhoto, sampleProduct } from '../testing/samples.ts';
import { thumbWords } from './thumb-words.ts';

test('a thumbnail says its place, what it carries and what is missing', () => {
  const photo = samplePhoto('one', { tags: [{ product: sampleProduct('mug'), x: 0, y: 0 }] });
  expect(thumbWords(photo, 1, 3)).toBe('Photo 2 of 3, 1 product, no description');
  expect(thumbWords({ ...photo, alt: 'A desk', tags: [] }, 0, 1)).toBe('Photo 1');
});
