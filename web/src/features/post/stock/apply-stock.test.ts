import type { Post, PostProduct, ProductState } from '@spark/contract';
import { expect, test } from 'vitest';
import { sampleProduct } from '../../compose/testing/samples.ts';
import { applyStock, followedProducts } from './apply-stock.ts';

const hat: PostProduct = { ...sampleProduct('hat'), substituteFor: null };
const cap: PostProduct = {
  ...sampleProduct('cap'),
  substituteFor: { productId: 'bonnet', title: 'Bonnet', reason: 'similar' },
};

const tag = (product: PostProduct) => ({
  id: `tag-${product.id}`,
  productId: product.id,
  x: 0.5,
  y: 0.5,
  priceAtPosting: null,
  substituteFor: product.substituteFor,
});

// Only the parts a change of stock is about.
const post = (facts: object = {}) =>
  structuredClone({
    products: [hat, cap],
    waiting: ['scarf'],
    shoppableCount: 2,
    media: [{ tags: [tag(hat), tag(cap)] }],
    poll: null,
    review: null,
    ...facts,
  }) as unknown as Post;

const state = (id: string, facts: Partial<ProductState> = {}): ProductState => ({
  id,
  isBuyable: true,
  availability: 'in_stock',
  price: { amount: 100, currency: 'USD' },
  originalPrice: null,
  ...facts,
});
const soldOut = { isBuyable: false, availability: 'out_of_stock' } as const;

test('what a post follows is what it offers, what that stands in for, and what waits', () => {
  expect(followedProducts(post())).toEqual(['hat', 'cap', 'bonnet', 'scarf']);
});

test('what is sold out is gone from photo, list and count, waits, and may be replaced', () => {
  const shown = post();
  expect(applyStock(shown, state('hat', soldOut))).toBe(true);
  expect(shown.products.map(({ id }) => id)).toEqual(['cap']);
  expect(shown.media[0]?.tags.map(({ productId }) => productId)).toEqual(['cap']);
  expect(shown).toMatchObject({ shoppableCount: 1, waiting: ['scarf', 'hat'] });
  expect(applyStock(shown, state('cap', soldOut))).toBe(true);
  expect(shown).toMatchObject({ shoppableCount: 0, waiting: ['scarf', 'hat', 'bonnet'] });
});

test('a price moves in its place', () => {
  const shown = post();
  expect(applyStock(shown, state('hat', { price: { amount: 7, currency: 'USD' } }))).toBe(false);
  expect(shown.products[0]?.price).toEqual({ amount: 7, currency: 'USD' });
});

test.each([
  ['something that waits is back', state('scarf'), true],
  ['something that was replaced is back', state('bonnet'), true],
  ['something that waits still does', state('scarf', soldOut), false],
  ['a product is of no interest here', state('rug'), false],
])('when %s', (_name, change, looksAgain) => {
  expect(applyStock(post(), change)).toBe(looksAgain);
});

test('a review keeps its product, uncounted', () => {
  const shown = post({ products: [hat], media: [], review: { productId: 'hat' } });
  expect(applyStock(shown, state('hat', soldOut))).toBe(false);
  expect(shown).toMatchObject({ products: [{ id: 'hat', isBuyable: false }], shoppableCount: 0 });
  applyStock(shown, state('hat'));
  expect(shown.shoppableCount).toBe(1);
});

test('a choice of a poll changes in its place', () => {
  const poll = { options: [{ productId: 'hat', product: hat }] };
  const shown = post({ products: [hat], media: [], poll });
  expect(applyStock(shown, state('hat', soldOut))).toBe(false);
  expect(shown.poll?.options[0]?.product).toMatchObject({ isBuyable: false });
  expect(shown).toMatchObject({ products: [], waiting: ['scarf'] });
  expect(applyStock(shown, state('hat'))).toBe(true);
});
