import { expect, test } from 'vitest';
import { createFeedIndex } from '../posts/feed-index.ts';
import { followedAuthors, isSureOfNoAnswer } from './known-marks.ts';
import { postOf, readerOf, testId, testNow } from '../made-up-community.ts';
import { findPost, putPost } from '../posts/put-post.ts';
import { prepareReader } from '../reader/reader.ts';
import { respond } from './respond.ts';

const person = testId('person', 99);
const [one, other] = [testId('post', 1), testId('post', 2)];

function indexOfTwo() {
  const index = createFeedIndex();
  for (const number of [1, 2]) putPost(index, postOf(number));
  const reader = prepareReader(index, readerOf({ personId: person }));
  const isSure = (...ids: string[]) =>
    isSureOfNoAnswer(
      index,
      reader,
      ids.map((id) => findPost(index, id)),
    );
  return { index, isSure };
}

const answer = (response: 'smile' | 'hide', by: 1 | -1) => ({
  postId: one,
  personId: person,
  response,
  by,
  at: testNow,
});

test('the index is sure of no answer until there is one, and again when it was taken back', () => {
  const { index, isSure } = indexOfTwo();
  expect(isSure(one, other)).toBe(true);
  respond(index, answer('smile', 1));
  expect(isSure(one, other)).toBe(false);
  expect(isSure(other)).toBe(true);
  respond(index, answer('smile', -1));
  expect(isSure(one)).toBe(true);
});

test('a smile behind a hidden post is not forgotten', () => {
  const { index, isSure } = indexOfTwo();
  respond(index, answer('smile', 1));
  respond(index, answer('hide', 1));
  expect(isSure(one)).toBe(false);
});

test('of posts it does not know the index is never sure', () => {
  const { isSure } = indexOfTwo();
  expect(isSure(testId('post', 4))).toBe(false);
});

test('followed authors are told once', () => {
  const { index } = indexOfTwo();
  const authorId = testId('person', 1);
  putPost(index, postOf(5, { authorId }));
  const reader = prepareReader(
    index,
    readerOf({ personId: person, follows: [{ authorId, interestId: null }] }),
  );
  const posts = [one, other, testId('post', 5)].map((id) => findPost(index, id));
  expect(followedAuthors(index, reader, posts)).toEqual(new Set([authorId]));
});
