import { expect, test } from 'vitest';
import { askedOf, readReviewQuery, reviewSorts, reviewsPath, type ReviewQuery } from './review-query.ts';

const base = 'https://spark.example';
const plain: ReviewQuery = { sort: 'helpful', stars: null, photos: false, verified: false };
const queries: ReviewQuery[] = reviewSorts().flatMap(([sort]) => [
  { ...plain, sort },
  { sort, stars: 4, photos: true, verified: true },
]);

test.each(queries)('%j is found again in its address', (query) => {
  const url = new URL(reviewsPath('p1', { fromPostId: 'post1', query, cursor: 'a+b.c' }), base);
  expect(readReviewQuery(url.searchParams)).toEqual(query);
  expect(url.searchParams.get('reviews')).toBe('a+b.c');
  expect(url.searchParams.get('from')).toBe('post1');
  expect(url.hash).toBe('#reviews');
});

test('what is no order, no number of stars and no choice is passed over, and the usual needs no word', () => {
  expect(readReviewQuery(new URLSearchParams('sort=loudest&stars=9&photos=yes'))).toEqual(plain);
  expect(reviewsPath('p1', { fromPostId: null, query: plain })).toBe('/products/p1#reviews');
  expect(askedOf(plain)).toEqual({ sort: 'helpful' });
});
