import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { chooseWalk } from './choose-walk.ts';
import { hideLast, hideLatest, hideSome } from './hide.ts';

const things = 60;

/** People who go round a circle of things from where they begin, a few of them aside now and then. */
function walkers(count: number, seed: number): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const start = Math.floor(random() * things);
    return Array.from({ length: 6 }, (_, step) => (start + step) % things);
  });
}

test('what people touch next is followed where it says what comes next', () => {
  // 10 to 19 are found with 0 to 9 as often as with 20 to 29, but the former come before and the latter follow.
  const random = seededRandom(1);
  const histories = Array.from({ length: 200 }, (_, person) => {
    const one = Math.floor(random() * 10);
    const [aside, other] = [30 + Math.floor(random() * 15), 45 + Math.floor(random() * 15)];
    if (person < 100) return [one, 10 + one, aside];
    return person < 150 ? [aside, 10 + one, 20 + one, other] : [aside, 10 + one, 20 + one];
  });
  const { best, trials } = chooseWalk({ histories, things, isInOrder: true });
  expect(best.settings.successorShare).toBeGreaterThan(0);
  expect(trials).toContain(best);
});

test('where order says nothing, nothing that needs an order is used', () => {
  const { settings } = chooseWalk({ histories: walkers(80, 2), things, isInOrder: false }).best;
  expect([settings.successorShare, settings.recencyPower]).toEqual([0, 0]);
  expect([settings.halfLifeS, settings.popularShare]).toEqual([Infinity, 0]);
});

test('the same data and seed choose the same', () => {
  const community = { histories: walkers(80, 3), things, isInOrder: false };
  expect(chooseWalk(community, 7)).toEqual(chooseWalk(community, 7));
});

test('where fashions change, what is popular now is chosen before what always was', () => {
  const random = seededRandom(4);
  // The things of each of six months are other ones; everybody comes once.
  const monthS = 30 * 86_400;
  const visits = Array.from({ length: 180 }, (_, person) => {
    const month = Math.floor(person / 30);
    const touched = Array.from({ length: 5 }, () => month * 10 + Math.floor(random() * 10));
    return { touched: [...new Set(touched)], at: month * monthS + person };
  });
  const { settings } = chooseWalk({
    histories: visits.map(({ touched }) => touched),
    times: visits.map(({ touched, at }) => touched.map(() => at)),
    things,
    isInOrder: true,
  }).best;
  expect(settings.popularHalfLifeS).toBeLessThan(6 * monthS);
});

test('what is hidden is not shown, and nothing is lost', () => {
  const histories = walkers(20, 5);
  const times = histories.map((history, person) => history.map((_thing, place) => person + place * 100));
  for (const { shown, hidden } of [
    hideSome({ histories }, 1),
    hideLast({ histories }),
    hideLatest({ histories, times }),
  ]) {
    const both = histories.map((_history, person) =>
      [...(shown.histories[person] ?? []), ...(hidden[person] ?? [])].toSorted(),
    );
    expect(both).toEqual(histories.map((history) => history.toSorted()));
    expect(hidden.some((one) => one.length > 0)).toBe(true);
  }
});

test('in the order of time nothing shown is later than what is hidden', () => {
  const histories = walkers(20, 6);
  const times = histories.map((history, person) => history.map((_thing, place) => person * 7 + place * 100));
  const { shown, hidden } = hideLatest({ histories, times });
  expect(shown.times?.map((one) => one.length)).toEqual(shown.histories.map((one) => one.length));
  const latestShown = Math.max(...(shown.times ?? []).flat());
  const hiddenTimes = histories.flatMap((history, person) =>
    (hidden[person] ?? []).map((thing) => times[person]?.[history.indexOf(thing)] ?? 0),
  );
  expect(Math.min(...hiddenTimes)).toBeGreaterThan(latestShown);
});

test('where only some judge, nothing of the others is hidden', () => {
  const histories = walkers(40, 8);
  const isJudge = (person: number) => person % 5 === 2;
  const { shown, hidden } = hideSome({ histories }, 1, isJudge);
  for (const [person, history] of histories.entries()) {
    if (!isJudge(person)) expect([shown.histories[person], hidden[person]]).toEqual([history, []]);
  }
  expect(hidden.some((one) => one.length > 0)).toBe(true);
});

test('of a small community everybody judges, though not all at a time', () => {
  const { trials } = chooseWalk({ histories: walkers(50, 9), things, isInOrder: false });
  // Of eleven of the fifty nothing is hidden, by chance; one fifth alone would be ten at most.
  for (const { quality } of trials) expect(quality).toHaveProperty('people', 39);
});
