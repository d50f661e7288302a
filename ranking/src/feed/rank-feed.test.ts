import { expect, test } from 'vitest';
import { createFeedIndex } from './feed-index.ts';
import { madeUpPosts, readerOf, testId, testNow } from './made-up-community.ts';
import { putPost } from './put-post.ts';
import { rankFeed } from './rank-feed.ts';
import { prepareReader } from './reader.ts';
import { usualWeights } from './score.ts';

const options = { now: testNow, seed: 7, size: 100, pageSize: 20, kind: null, weights: usualWeights };

test('the same seed gives the same page, and terms sum to scores', () => {
  const index = createFeedIndex();
  for (const post of madeUpPosts(400, 1)) putPost(index, post);
  const reader = prepareReader(index, readerOf({ interests: new Map([[testId('interest', 3), 1]]) }));
  const ranked = rankFeed(index, reader, options);
  expect(ranked).toHaveLength(100);
  expect(rankFeed(index, reader, options)).toEqual(ranked);
  for (const { score, terms } of ranked) {
    expect(Object.values(terms).reduce((sum, term) => sum + term, 0)).toBeCloseTo(score, 9);
  }
});
