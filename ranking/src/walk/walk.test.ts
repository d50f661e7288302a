import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphOf, type Histories } from '../evaluation/community.ts';
import { link, removePerson, unlink, type Graph } from '../graph/index.ts';
import { bestThings } from './best-things.ts';
import { clearWalk, createWalkSpace, stepsOf, usualWalk, walk, type WalkSettings } from './walk.ts';

const things = 8;
const uncapped: WalkSettings = {
  ...usualWalk,
  recencyPower: 0,
  peoplePerThing: 1_000,
  thingsPerPerson: 1_000,
};

function scoresOf(graph: Graph, history: readonly number[], settings = uncapped): number[] {
  const space = createWalkSpace();
  walk(graph, stepsOf(history, settings), settings, space);
  return Array.from({ length: things }, (_, thing) => space.scores[thing] ?? 0);
}

/** The formula, written as it is read. */
function plainScores(histories: Histories, history: readonly number[]): number[] {
  const touched = histories.map((one) => new Set(one));
  const degree = (thing: number) => touched.filter((one) => one.has(thing)).length;
  return Array.from({ length: things }, (_, j) => {
    if (degree(j) === 0) return 0;
    const met = touched.filter((one) => one.has(j));
    const sum = met.map((one) =>
      history
        .filter((i) => one.has(i))
        .map((i) => degree(i) ** -uncapped.startPower / one.size)
        .reduce((a, b) => a + b, 0),
    );
    return degree(j) ** -uncapped.endPower * sum.reduce((a, b) => a + b, 0);
  });
}

const history = fc.uniqueArray(fc.nat(things - 1), { maxLength: things });
const communities = fc.array(history, { minLength: 1, maxLength: 12 });

test('a walk is its formula, summed over every way of two hops', () => {
  fc.assert(
    fc.property(communities, history, (histories, own) => {
      const expected = plainScores(histories, own);
      for (const [thing, score] of scoresOf(graphOf(histories, things), own).entries()) {
        expect(score).toBeCloseTo(expected[thing] ?? 0, 6);
      }
    }),
  );
});

test('an edge counts in the next walk, and no more once it is taken back', () => {
  const graph = graphOf([[0, 1], [2]], things);
  expect(scoresOf(graph, [0])[2]).toBe(0);
  link(graph, 0, 2, 1, 99);
  expect(scoresOf(graph, [0])[2]).toBeGreaterThan(0);
  unlink(graph, 0, 2);
  expect(scoresOf(graph, [0])[2]).toBe(0);
});

test('who left leads nowhere any more', () => {
  const graph = graphOf([[0, 1], [0, 2], [3]], things);
  removePerson(graph, 0);
  expect(scoresOf(graph, [0]).map((score) => score > 0)).toEqual([
    true,
    false,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('only the latest are asked where there are too many', () => {
  const graph = graphOf(
    [
      [0, 1],
      [0, 2],
      [0, 3],
    ],
    things,
  );
  link(graph, 1, 4, 1, 50);
  const settings = { ...uncapped, peoplePerThing: 1, thingsPerPerson: 1 };
  const space = createWalkSpace();
  walk(graph, [{ thing: 0, weight: 1 }], settings, space);
  expect(space.reached).toBe(1);
});

test('the latest of a history says most', () => {
  expect(stepsOf([5, 6], { ...uncapped, recencyPower: 1 })).toEqual([
    { thing: 5, weight: 0.5 },
    { thing: 6, weight: 1 },
  ]);
});

test('the best things are those of a full sort, without what is not wanted', () => {
  fc.assert(
    fc.property(communities, history, fc.integer({ min: 1, max: 5 }), (histories, own, k) => {
      const space = createWalkSpace();
      walk(graphOf(histories, things), stepsOf(own, uncapped), uncapped, space);
      const sorted = Array.from({ length: things }, (_, thing) => ({
        thing,
        score: space.scores[thing] ?? 0,
      }))
        .filter(({ thing, score }) => score > 0 && !own.includes(thing))
        .toSorted((one, other) => other.score - one.score || one.thing - other.thing);
      expect(bestThings(space, k, (thing) => !own.includes(thing))).toEqual(sorted.slice(0, k));
      clearWalk(space);
      expect(space.scores.every((score) => score === 0)).toBe(true);
    }),
  );
});
