import { Slug } from '@spark/contract';
import fc from 'fast-check';
import { Check } from 'typebox/schema';
import { expect, test } from 'vitest';
import { freeSlug, slugStem } from './theme-slug.ts';

const id = '0199c0de-0000-7000-8000-0123456789ab';

test.each([
  ['small kitchens', 'small-kitchens'],
  ['  gifts  under 25 ', 'gifts-under-25'],
  ['安静的书桌', 'theme-456789ab'],
  ['', 'theme-456789ab'],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ['7', '7'],
])('the title “%s” gives the address %s', (title, slug) => {
  expect(slugStem(title, id)).toBe(slug);
});

test('a theme does not take the address of a page of Finds', () => {
  expect(freeSlug('themes', new Set())).toBe('themes-2');
});

test('whatever a title is and whatever is taken, an address is one, and free', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.stringMatching(/^[a-z0-9 ]{0,80}$/),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 0, max: 30 }), (title, themes) => {
      const taken = new Set<string>();
      for (let count = 0; count <= themes; count++) {
        const slug = freeSlug(slugStem(title, id), taken);
        expect(Check(Slug, slug), slug).toBe(true);
        expect(taken.has(slug)).toBe(false);
        taken.add(slug);
      }
    }),
  );
});
