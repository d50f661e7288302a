import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphOf, type Histories } from '../evaluation/community.ts';
import { link, nodeKinds, removePerson, unlink, type Graph } from '../graph/index.ts';
import { bestThings } from './best-things.ts';
import { clearWalk, createWalkSpace, stepsOf, usualWalk, walk, type WalkSettings } from './walk.ts';

const things = 8;
const uncapped: WalkSettings = {
  ...usualWalk,
  recencyPower: 0,
  peopleHeard: 1_000,
  peoplePerThing: 1_000,
  thingsPerPerson: 1_000,
};

function scoresOf(graph: Graph, history: readonly number[], settings = uncapped): number[] {
  const space = createWalkSpace();
  walk(graph, stepsOf(history, settings), settings, space);
  return Array.from({ length: things }, (_, thing) => space.scores[thing] ?? 0);
}

/** The formula, written as it is read. */
function plainScores(histories: Histories, history: readonly number[], settings: WalkSettings): number[] {
  const touched = histories.map((one) => new Set(one));
  const degree = (thing: number) => touched.filter((one) => one.has(thing)).length;
  return Array.from({ length: things }, (_, j) => {
    if (degree(j) === 0) return 0;
    const met = touched.filter((one) => one.has(j));
    const sum = met.map((one) => {
      const likeness = history
        .filter((i) => one.has(i))
        .map((i) => degree(i) ** -settings.startPower)
        .reduce((a, b) => a + b, 0);
      return likeness ** settings.likenessPower * one.size ** -settings.personPower;
    });
    return degree(j) ** -settings.endPower * sum.reduce((a, b) => a + b, 0);
  });
}

const history = fc.uniqueArray(fc.nat(things - 1), { maxLength: things });
const communities = fc.array(history, { minLength: 1, maxLength: 12 });

test('a walk is its formula, summed over every way of two hops', () => {
  const powers = fc.record({
    likenessPower: fc.constantFrom(1, 2, 3),
    personPower: fc.constantFrom(0, 0.5, 1),
  });
  fc.assert(
    fc.property(communities, history, powers, (histories, own, chosen) => {
      const settings = { ...uncapped, ...chosen };
      const expected = plainScores(histories, own, settings);
      for (const [thing, score] of scoresOf(graphOf(histories, things), own, settings).entries()) {
        expect(score).toBeCloseTo(expected[thing] ?? 0, 6);
      }
    }),
  );
});

test('where one kind is asked for, things of it score as they do among all, and no others are reached', () => {
  const caps = fc.record({
    thingsPerPerson: fc.integer({ min: 1, max: 5 }),
    peopleHeard: fc.constantFrom(2, 1_000),
  });
  const isPost = fc.array(fc.boolean(), { minLength: things, maxLength: things });
  // What came since the last compaction lies elsewhere.
  const since = fc.array(fc.tuple(fc.nat(11), fc.nat(things - 1)), { maxLength: 6 });
  fc.assert(
    fc.property(communities, history, caps, isPost, since, (histories, own, chosen, posts, touches) => {
      const graph = graphOf(histories, things);
      for (const [at, [person, thing]] of touches.entries())
        link(graph, person % histories.length, thing, 1, 1_000 + at);
      for (const [thing, one] of posts.entries())
        graph.things.kinds[thing] = nodeKinds.indexOf(one ? 'post' : 'product');
      const settings = { ...uncapped, ...chosen };
      const among = scoresOf(graph, own, settings);
      const space = createWalkSpace();
      walk(graph, stepsOf(own, settings), settings, space, 'post');
      const alone = Array.from({ length: things }, (_, thing) => space.scores[thing] ?? 0);
      expect(alone).toEqual(among.map((score, thing) => (posts[thing] === true ? score : 0)));
      const reached = [...space.things.subarray(0, space.reached)];
      expect(reached.filter((thing) => posts[thing] !== true)).toEqual([]);
    }),
  );
});

test('only the most alike are heard', () => {
  // The first shares two things with the reader, the others one each.
  const graph = graphOf(
    [
      [0, 1, 5],
      [0, 6],
      [1, 7],
    ],
    things,
  );
  const scores = scoresOf(graph, [0, 1], { ...uncapped, personPower: 0, peopleHeard: 1 });
  expect(scores[5]).toBeGreaterThan(0);
  expect([scores[6], scores[7]]).toEqual([0, 0]);
});

test('of people equally alike no more are heard than shall be, and nobody where nobody shall', () => {
  const graph = graphOf(
    [
      [0, 4],
      [0, 5],
      [0, 6],
      [0, 7],
    ],
    things,
  );
  const heard = (peopleHeard: number) =>
    scoresOf(graph, [0], { ...uncapped, peopleHeard }).filter((score, thing) => thing > 0 && score > 0)
      .length;
  expect([0, 1, 3, 9].map(heard)).toEqual([0, 1, 3, 4]);
});

test('who shares two things counts more than twice as much as who shares one, where likeness shall', () => {
  const graph = graphOf(
    [
      [0, 1, 5],
      [0, 6, 7],
    ],
    things,
  );
  const ratio = (likenessPower: number) => {
    const scores = scoresOf(graph, [0, 1], { ...uncapped, startPower: 0, endPower: 0, likenessPower });
    return (scores[5] ?? 0) / (scores[6] ?? 1);
  };
  expect(ratio(1)).toBeCloseTo(2);
  expect(ratio(3)).toBeCloseTo(8);
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
