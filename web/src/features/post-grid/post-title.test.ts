import type { Post } from '@spark/contract';
import { expect, test } from 'vitest';
import { postTitle } from './post-title.ts';

test.each([
  ['story', 'The fennel stew\n\nTwo bulbs and three onions.', 'The fennel stew'],
  ['story', 'Two bulbs and three onions.', 'Two bulbs and three onions.'],
  ['photo', 'The fennel stew\nTwo bulbs.', 'The fennel stew Two bulbs.'],
] as const)('of a %s that says %j the title is %j', (kind, text, title) => {
  // All that a title is made of.
  const post = { kind, text, poll: null, review: null, link: null, products: [], author: { name: 'Inés' } };
  expect(postTitle(post as unknown as Post)).toBe(title);
});
