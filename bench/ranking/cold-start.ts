import {
  bestThings,
  clearWalk,
  countTouches,
  createWalkSpace,
  graphOf,
  seededRandom,
  tallyQuality,
  walk,
  type Graph,
  type Quality,
  type Step,
  type WalkSettings,
  type WalkSpace,
} from '@spark/ranking';
import type { DataSet } from './read-data.ts';

const interestCount = 60;
const chosenCount = 5;
const newShare = 0.2;
const places = 20;
/** How many things a new person touched already, in the rows of the table. */
const touchedCounts = [0, 1, 2, 3, 5];
/** What interests say beside things that were touched. */
const interestShare = 0.3;
/** What an interest says by what is in it, beside what people with that interest touched. */
const contentShare = 0.1;
// Interests belong to so many people that all of them together are asked.
const everybody = 1_000_000;

/** What a ranking for people known by five interests is worth. */
export interface ColdStart {
  touched: number;
  quality: Quality & { people: number };
  popularity: Quality & { people: number };
}

/**
 * People never seen before: a fifth of all, known by the five interests they touch most in the first half of their
 * history (out of the sixty largest) and by the first few things of it; the second half is to be found.
 */
export function rankNewPeople(data: DataSet, settings: WalkSettings): ColdStart[] {
  const random = seededRandom(1);
  const all = data.train.map((history, person) => [...history, ...(data.test[person] ?? [])]);
  const isNew = all.map(() => random() < newShare);
  const known = all.filter((_history, person) => !isNew[person]);
  const newcomers = all.filter((history, person) => isNew[person] && history.length >= 4);
  const largest = largestInterests(data);
  const chosen = (history: readonly number[]) => chooseInterests(history, data, largest);
  const nodeOf = (interest: number) => data.things + largest.indexOf(interest);
  const graph = graphOf(
    known.map((history) => [...chosen(history).map(nodeOf), ...history]),
    data.things + largest.length,
  );
  const counts = countTouches(known, data.things);
  const popular = Array.from(counts.keys()).toSorted(
    (one, other) => (counts[other] ?? 0) - (counts[one] ?? 0),
  );
  const ranker = createRanker({ graph, data, counts, settings });
  return touchedCounts.map((touched) => {
    const [ours, theirs] = [tallyQuality(), tallyQuality()];
    for (const history of newcomers) {
      const half = Math.floor(history.length / 2);
      const first = history.slice(0, half);
      if (first.length < touched) continue;
      const shown = first.slice(0, touched);
      const wanted = new Set(history.slice(half));
      const interests = chosen(first);
      const best = ranker(interests.map(nodeOf), interests, shown);
      ours.add(best, wanted);
      theirs.add(popular.filter((thing) => !shown.includes(thing)).slice(0, places), wanted);
    }
    return { touched, quality: ours.mean(), popularity: theirs.mean() };
  });
}

function largestInterests({ interestsOf }: DataSet): number[] {
  const sizes = new Map<number, number>();
  for (const interests of interestsOf) {
    for (const interest of interests ?? []) sizes.set(interest, (sizes.get(interest) ?? 0) + 1);
  }
  const bySize = [...sizes].toSorted((one, other) => other[1] - one[1]);
  return bySize.slice(0, interestCount).map(([interest]) => interest);
}

function chooseInterests(
  history: readonly number[],
  { interestsOf }: DataSet,
  largest: readonly number[],
): number[] {
  const counts = new Map<number, number>();
  for (const thing of history) {
    for (const interest of interestsOf[thing] ?? []) {
      if (largest.includes(interest)) counts.set(interest, (counts.get(interest) ?? 0) + 1);
    }
  }
  const byCount = [...counts].toSorted((one, other) => other[1] - one[1] || one[0] - other[0]);
  return byCount.slice(0, chosenCount).map(([interest]) => interest);
}

type Ranker = (nodes: readonly number[], interests: readonly number[], shown: readonly number[]) => number[];

function createRanker(known: {
  graph: Graph;
  data: DataSet;
  counts: Int32Array;
  settings: WalkSettings;
}): Ranker {
  const { graph, data, counts, settings } = known;
  const space = createWalkSpace();
  const mostTouched = counts.reduce((most, count) => Math.max(most, count), 1);
  const total = new Float64Array(data.things);
  const inside = Map.groupBy(
    data.interestsOf.flatMap((interests, thing) =>
      (interests ?? []).map((interest) => ({ interest, thing })),
    ),
    ({ interest }) => interest,
  );
  return (nodes, interests, shown) => {
    total.fill(0);
    addWalk(nodes, { ...settings, peoplePerThing: everybody }, shown.length === 0 ? 1 : interestShare);
    addWalk(shown, settings, 1);
    for (const interest of interests) {
      for (const { thing } of inside.get(interest) ?? []) {
        total[thing] =
          (total[thing] ?? 0) + (contentShare * Math.sqrt((counts[thing] ?? 0) / mostTouched)) / chosenCount;
      }
    }
    const order = Array.from(total.keys()).toSorted((one, other) => (total[other] ?? 0) - (total[one] ?? 0));
    return order.filter((thing) => !shown.includes(thing)).slice(0, places);
  };

  function addWalk(things: readonly number[], how: WalkSettings, share: number): void {
    const steps: Step[] = things.map((thing) => ({ thing, weight: 1 }));
    walk(graph, steps, how, space);
    const [best] = bestThings(space, 1, (thing) => thing < data.things);
    if (best !== undefined) addScores(space, total, share / best.score);
    clearWalk(space);
  }
}

function addScores(space: WalkSpace, total: Float64Array, share: number): void {
  for (let index = 0; index < space.reached; index += 1) {
    const thing = space.things[index] ?? 0;
    if (thing < total.length) total[thing] = (total[thing] ?? 0) + share * (space.scores[thing] ?? 0);
  }
}
