import type { ListItem } from '@spark/contract';
import { expect, test } from 'vitest';
import { product, samplePost } from '#features/found/testing/samples.ts';
import { missingProducts } from './missing-products.ts';

const addedAt = '2026-11-20T10:00:00.000Z';
const ofProducts = (count: number): ListItem[] =>
  Array.from({ length: count }, (_, at) => ({ id: String(at), post: null, product, addedAt }));
const ofPost: ListItem = { id: 'post', post: samplePost(), product: null, addedAt };

test.each([
  ['nothing', [], 4],
  ['three products', ofProducts(3), 1],
  ['three products and a post', [...ofProducts(3), ofPost], 1],
  ['four products', ofProducts(4), 0],
  ['more', ofProducts(9), 0],
])('a list of %s lacks so many', (_, items, missing) => {
  expect(missingProducts({ items, nextCursor: null })).toBe(missing);
});

test('a list that was not read to its end may have enough', () => {
  expect(missingProducts({ items: ofProducts(1), nextCursor: 'on' })).toBe(0);
});
