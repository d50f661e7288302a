import { expect, test } from 'vitest';
import { offerInterests } from './interests.ts';
import type { DataSet } from './read-data.ts';

/** Of 62 interests 61 have two things each and the last one has one; the last thing is half of an interest, too. */
const interestsOf = Array.from(
  { length: 124 },
  (_, thing) => new Map([[Math.min(61, Math.floor(thing / 2)), 1]]),
);
const data: DataSet = {
  protocol: 'leave last out',
  train: [],
  test: [],
  times: undefined,
  things: 124,
  interestsOf: [...interestsOf.slice(0, 2), new Map([...(interestsOf[2] ?? []), [0, 0.5]])].concat(
    interestsOf.slice(3),
  ),
  remarks: [],
};

test('five interests are chosen that hold most of a history', () => {
  const { choose, offered } = offerInterests(data);
  expect(offered).toHaveLength(60);
  expect(choose([4, 5, 2, 6, 7, 8, 10, 12])[0]).toBe(2);
  expect(choose([4, 5, 2, 6, 7, 8, 10, 12])).toHaveLength(5);
});

test('a history is shared out among all interests that are offered', () => {
  const { shareOut } = offerInterests(data);
  // Thing 0 is of interest 0, thing 2 of interest 1 and, by half, of interest 0.
  expect(shareOut([0])).toEqual(new Map([[0, 1]]));
  const shares = shareOut([0, 2]);
  expect(shares.get(0)).toBeCloseTo(0.6);
  expect(shares.get(1)).toBeCloseTo(0.4);
  // Interest 61 is too small to be offered.
  expect([...shareOut([0, 122]).keys()]).toEqual([0]);
  expect([...shareOut([]).values()]).toEqual([]);
});
