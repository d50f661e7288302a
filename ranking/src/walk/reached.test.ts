import { expect, test } from 'vitest';
import { clearReached, createReached, makeRoomFor, mixIn, reach, type Reached } from './reached.ts';

function reachedBy(scores: Record<number, number>): Reached {
  const reached = createReached();
  makeRoomFor(8, 8, reached);
  for (const [thing, score] of Object.entries(scores)) reach(reached, Number(thing), score);
  return reached;
}

test('the best of what is mixed in counts its share of the best that is known', () => {
  const into = reachedBy({ 0: 10, 1: 4 });
  mixIn(into, reachedBy({ 1: 500, 2: 1_000, 7: 9_000 }), 0.5, (thing) => thing !== 7);
  expect([...into.scores]).toEqual([10, 4 + 2.5, 5, 0, 0, 0, 0, 0]);
});

test('what is mixed into nothing keeps its order', () => {
  const into = reachedBy({});
  mixIn(into, reachedBy({ 3: 2, 4: 8 }), 0.3, () => true);
  expect([...into.scores.subarray(3, 5)]).toEqual([0.075, 0.3]);
});

test.each([0, -1, Number.NaN])('a share of %s changes nothing', (share) => {
  const into = reachedBy({ 0: 1 });
  mixIn(into, reachedBy({ 1: 5 }), share, () => true);
  expect(into.reached).toBe(1);
});

test('forgetting leaves no score behind', () => {
  const reached = reachedBy({ 1: 2, 5: 3 });
  clearReached(reached);
  expect(reached.scores.every((score) => score === 0)).toBe(true);
  expect(reached.reached).toBe(0);
});
