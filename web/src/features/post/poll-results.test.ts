import { expect, test } from 'vitest';
import { pollResults, shares } from './poll-results.ts';

test.each([
  [
    [1, 1, 1],
    [34, 33, 33],
  ],
  [
    [0, 0],
    [0, 0],
  ],
  [[7], [100]],
  [
    [2, 1],
    [67, 33],
  ],
])('shares of %j are %j and add up', (counts, percents) => {
  expect(shares(counts)).toEqual(percents);
});

test('nothing is shown before the viewer has voted', () => {
  const option = { id: 'a', text: 'A', productId: null, product: null, picture: null, votes: null };
  const [result] = pollResults({
    question: '?',
    options: [option],
    totalVotes: 3,
    closesAt: null,
    isClosed: false,
    votedOptionId: null,
  });
  expect(result).toMatchObject({ percent: null, isChosen: false, isLeading: false });
});
