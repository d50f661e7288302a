import { expect, test } from 'vitest';
import { packIds } from '../../graph/index.ts';
import { dropPost, findPost, findPostsAt, type FeedIndex } from '../index.ts';
import { postOf, testId } from '../made-up-community.ts';
import { createFeedIndex } from './feed-index.ts';
import { putPost } from './put-post.ts';

test('posts are found at places of a list of ids as one by one: those that went and those nobody knows are not there', () => {
  const index = indexOf([1, 2, 3, 4, 5, 6]);
  const others = indexOf([9, 6, 2, 4, 1]);
  const numbers = [9, 6, 2, 4, 1];
  const posts = numbers.map((number) => findPost(others, testId('post', number)));
  const ids = packIds(others.graph.things, posts);
  dropPost(index, testId('post', 4));
  const places = [4, 0, 3, 1, 1];
  const expected = places.map((place) => findPost(index, testId('post', numbers[place] ?? 0)));
  expect(expected.filter((post) => post === -1)).toHaveLength(2);
  expect([...findPostsAt(index, ids, places)]).toEqual(expected);
  expect([...findPostsAt(index, ids, [])]).toEqual([]);
});

function indexOf(numbers: readonly number[]): FeedIndex {
  const index = createFeedIndex();
  for (const number of numbers) putPost(index, postOf(number));
  return index;
}
