import { expect, test } from 'vitest';
import { findNode } from '../../graph/index.ts';
import { drawRate } from './explore.ts';
import { createFeedIndex } from '../posts/feed-index.ts';
import { noResponses, postOf, testId } from '../made-up-community.ts';
import { triedViews } from '../posts/post.ts';
import { putPost } from '../posts/put-post.ts';

/** Draws of many readers for a post that was seen and smiled at so often. */
function drawsOf(view: number, smile: number): number[] {
  const index = createFeedIndex();
  putPost(index, postOf(1, { responses: noResponses({ view, smile }) }));
  const post = findNode(index.graph.things, testId('post', 1));
  return Array.from({ length: 20_000 }, (_, seed) => drawRate(index, post, seed));
}

function momentsOf(draws: readonly number[]): { mean: number; deviation: number } {
  const mean = draws.reduce((sum, one) => sum + one, 0) / draws.length;
  return {
    mean,
    deviation: Math.sqrt(draws.reduce((sum, one) => sum + (one - mean) ** 2, 0) / draws.length),
  };
}

test.each([
  [0, 0],
  [20, 1],
  [40, 12],
])(
  'rates drawn for %i views and %i smiles have the mean and the width of their beta distribution',
  (view, smile) => {
    const [a, b] = [1 + smile, 9 + view - smile];
    const { mean, deviation } = momentsOf(drawsOf(view, smile));
    expect(mean).toBeCloseTo(a / (a + b), 2);
    expect(deviation).toBeCloseTo(Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))), 2);
  },
);

test('what was seen often enough is not drawn for', () => {
  expect(new Set(drawsOf(triedViews, 3))).toEqual(new Set([0]));
});
