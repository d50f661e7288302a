import { limits } from '@spark/contract';
import { expect, test } from 'vitest';
import { placeOf } from './keep-place.ts';

test('a place is the post being read with all that was loaded after it, and the way on', () => {
  const feed = { ids: ['a', 'b', 'c', 'd'], nextCursor: 'on' };
  expect(placeOf(feed, 'b')).toEqual({ postIds: ['b', 'c', 'd'], nextCursor: 'on' });
  expect(placeOf({ ...feed, nextCursor: null }, 'd')).toEqual({ postIds: ['d'], nextCursor: null });
});

test('the top is no place, nor is a post that is not there', () => {
  const feed = { ids: ['a', 'b'], nextCursor: null };
  expect(placeOf(feed, 'a')).toBeNull();
  expect(placeOf(feed, 'x')).toBeNull();
});

test('so far up that the way on would be cut, the place kept before stays', () => {
  const ids = Array.from({ length: limits.maxPageSize + 2 }, (_, at) => `post-${at}`);
  const feed = { ids, nextCursor: 'on' };
  expect(placeOf(feed, 'post-1')).toBeNull();
  expect(placeOf(feed, 'post-2')?.postIds).toHaveLength(limits.maxPageSize);
});
