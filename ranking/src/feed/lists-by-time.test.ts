import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFeedIndex } from './feed-index.ts';
import {
  newestOfFollowed,
  newestOfInterests,
  newestPosts,
  type ListPosition,
  type ListRequest,
} from './lists-by-time.ts';
import { madeUpPosts, postOf, readerOf, testId, testNow } from './made-up-community.ts';
import { dropPost, putPost } from './put-post.ts';
import { prepareReader } from './reader.ts';

const posts = madeUpPosts(200, 5).map((post) => ({
  ...post,
  createdAt: post.createdAt - (post.createdAt % 40_000),
}));
const index = createFeedIndex();
for (const post of posts) putPost(index, post);

/** All pages of a list, one after the other. */
function readAll(
  read: (request: ListRequest) => ListPosition[],
  request: Omit<ListRequest, 'after'>,
): string[] {
  const ids: string[] = [];
  for (let after: ListPosition | null = null; ;) {
    const page = read({ ...request, after });
    ids.push(...page.map(({ id }) => id));
    after = page.at(-1) ?? null;
    if (page.length < request.limit) return ids;
  }
}

function expected(isMeant: (post: (typeof posts)[number]) => boolean): string[] {
  return posts
    .filter(isMeant)
    .toSorted((one, other) => other.createdAt - one.createdAt || (one.id < other.id ? 1 : -1))
    .map(({ id }) => id);
}

test('lists are in order of time and then of ids, whole, and none comes twice, whatever the size of pages', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.subarray([0, 1, 2, 3, 9]), (limit, numbers) => {
      const interests = numbers.map((number) => testId('interest', number));
      const authors = numbers.map((number) => testId('person', number));
      const [silenced, within] = [testId('person', 1), testId('interest', 2)];
      const follows = authors.map((authorId, place) => ({
        authorId,
        // Every other one as a whole.
        interestId: place % 2 === 0 ? null : within,
      }));
      const reader = prepareReader(index, readerOf({ follows, silenced: [silenced] }));
      expect(readAll((request) => newestPosts(index, request), { limit })).toEqual(expected(() => true));
      expect(readAll((request) => newestPosts(index, request), { limit, kind: 'poll' })).toEqual(
        expected(({ kind }) => kind === 'poll'),
      );
      expect(readAll((request) => newestOfInterests(index, interests, request), { limit })).toEqual(
        expected(({ interestIds }) => interestIds.some((id) => interests.includes(id))),
      );
      expect(readAll((request) => newestOfFollowed(index, { ...request, reader }), { limit })).toEqual(
        expected(
          ({ authorId, interestIds }) =>
            authorId !== silenced &&
            follows.some(
              (follow) =>
                follow.authorId === authorId &&
                (follow.interestId === null || interestIds.includes(follow.interestId)),
            ),
        ),
      );
    }),
  );
});

test('a list goes on where it was though its place was deleted and newer posts came', () => {
  const moving = createFeedIndex();
  for (const post of posts) putPost(moving, post);
  const [first = [], all] = [newestPosts(moving, { after: null, limit: 50 }), expected(() => true)];
  const after = first.at(-1) ?? null;
  dropPost(moving, after?.id ?? '');
  putPost(moving, postOf(900, { createdAt: testNow }));
  expect(newestPosts(moving, { after, limit: 500 }).map(({ id }) => id)).toEqual(all.slice(50));
});

test('nobody and nothing known has no posts', () => {
  const after = { at: testNow, id: testId('post', 0) };
  const reader = prepareReader(
    index,
    readerOf({ follows: [{ authorId: testId('person', 999), interestId: null }] }),
  );
  expect(newestOfFollowed(index, { after: null, limit: 5, reader })).toEqual([]);
  expect(newestOfInterests(index, [], { after: null, limit: 5 })).toEqual([]);
  expect(newestPosts(createFeedIndex(), { after, limit: 5 })).toEqual([]);
});
