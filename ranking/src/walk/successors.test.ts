import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphOf, type Histories } from '../evaluation/community.ts';
import { link, unlink, type Graph } from '../graph/index.ts';
import { bestThings } from './best-things.ts';
import { createFindSpace, findThings } from './find.ts';
import { createReached } from './reached.ts';
import { findSuccessors } from './successors.ts';
import { clearWalk, usualWalk } from './walk.ts';

const things = 8;
const uncapped = { peoplePerThing: 100, thingsPerPerson: 100 };

function scoresOf(graph: Graph, history: readonly number[], caps = uncapped): number[] {
  const reached = createReached();
  findSuccessors(graph, history, caps, reached);
  return Array.from({ length: things }, (_, thing) => reached.scores[thing] ?? 0);
}

/** The formula, written as it is read. */
function plainScores(histories: Histories, history: readonly number[]): number[] {
  const scores = Array.from({ length: things }, () => 0);
  for (const [k, i] of history.slice(-3).toReversed().entries()) {
    const who = histories.filter((one) => one.includes(i));
    for (const one of who) {
      for (const [step, j] of one.slice(one.indexOf(i) + 1, one.indexOf(i) + 4).entries()) {
        scores[j] = (scores[j] ?? 0) + who.length ** -0.5 * 0.5 ** step * (1 / (k + 1));
      }
    }
  }
  return scores;
}

test('successors are their formula', () => {
  const history = fc.uniqueArray(fc.nat(things - 1), { maxLength: things });
  fc.assert(
    fc.property(fc.array(history, { minLength: 1, maxLength: 8 }), history, (histories, own) => {
      const expected = plainScores(histories, own);
      for (const [thing, score] of scoresOf(graphOf(histories, things), own).entries()) {
        expect(score).toBeCloseTo(expected[thing] ?? 0, 6);
      }
    }),
  );
});

test('lead forwards and never back', () => {
  const graph = graphOf(
    [
      [0, 1],
      [0, 1],
      [0, 1],
    ],
    things,
  );
  expect(scoresOf(graph, [0])[1]).toBeGreaterThan(0);
  expect(scoresOf(graph, [1])[0]).toBe(0);
});

test('what somebody touches next counts at once, and no more once it is taken back', () => {
  const graph = graphOf([[0, 1]], things);
  link(graph, 0, 5, 1, 2);
  expect(scoresOf(graph, [1])[5]).toBeGreaterThan(scoresOf(graph, [0])[5] ?? 0);
  unlink(graph, 0, 1);
  // Now 5 follows on 0 directly.
  expect(scoresOf(graph, [0])[5]).toBe(1);
  expect(scoresOf(graph, [1])[5]).toBe(0);
});

test('are looked for only as far as the caps allow', () => {
  const graph = graphOf(
    [
      [0, 1, 2, 3, 4],
      [0, 5],
    ],
    things,
  );
  expect(scoresOf(graph, [0], { ...uncapped, thingsPerPerson: 3 })[1]).toBe(0);
  const met = scoresOf(graph, [0], { ...uncapped, peoplePerThing: 1 });
  expect([met[1], met[5]].filter((score) => score !== 0)).toHaveLength(1);
});

test('mixed into a walk they put first what comes next, not what comes most', () => {
  // Most who touched 0 touched 2 before; those who went on, went on to 1.
  const histories = [
    [2, 0],
    [2, 0],
    [2, 0],
    [0, 1],
    [0, 1],
  ];
  const graph = graphOf(histories, things);
  const first = (successorShare: number) => {
    const space = createFindSpace();
    findThings(graph, [0], { ...usualWalk, successorShare }, space);
    const [best] = bestThings(space, 1, (thing) => thing !== 0);
    clearWalk(space);
    expect(space.successors.reached).toBe(0);
    return best?.thing;
  };
  expect(first(0)).toBe(2);
  expect(first(1)).toBe(1);
});
