import { expect, test } from 'vitest';
import { readReviewSort, reviewSorts, reviewsPath } from './review-sort.ts';

const base = 'https://spark.example';

test.each(reviewSorts)('the order %s is found again in its address', (sort) => {
  const url = new URL(reviewsPath('p1', { fromPostId: 'post1', sort, cursor: 'a+b.c' }), base);
  expect(readReviewSort(url.searchParams)).toBe(sort);
  expect(url.searchParams.get('reviews')).toBe('a+b.c');
  expect(url.searchParams.get('from')).toBe('post1');
  expect(url.hash).toBe('#reviews');
});

test('an order that is none is passed over, and the first needs no word', () => {
  expect(readReviewSort(new URLSearchParams('sort=loudest'))).toBe('newest');
  expect(reviewsPath('p1', { fromPostId: null, sort: 'newest' })).toBe('/products/p1#reviews');
});
