import {
  bestThings,
  clearWalk,
  createWalkSpace,
  stepsOf,
  tallyQuality,
  walk,
  type Graph,
  type Quality,
  type WalkSettings,
} from '@spark/ranking';
import type { DataSet } from './read-data.ts';

const places = 20;

/** What ranking for everybody was worth, and how long one ranking took. */
export interface Ranked {
  quality: Quality & { people: number };
  p50Ms: number;
  p99Ms: number;
}

/** Ranks all things for each person with something to be found, without what they touched already. */
export function rankPeople(graph: Graph, { train, test }: DataSet, settings: WalkSettings): Ranked {
  const space = createWalkSpace();
  const tally = tallyQuality();
  const times: number[] = [];
  for (const [person, history] of train.entries()) {
    const wanted = new Set(test[person]);
    if (wanted.size === 0) continue;
    const known = new Set(history);
    const startedAt = performance.now();
    walk(graph, stepsOf(history, settings), settings, space);
    const best = bestThings(space, places, (thing) => !known.has(thing));
    clearWalk(space);
    times.push(performance.now() - startedAt);
    tally.add(
      best.map(({ thing }) => thing),
      wanted,
    );
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
  return { quality: tally.mean(), p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** The same by popularity alone. */
export function rankByPopularity(counts: Int32Array, { train, test }: DataSet): Quality & { people: number } {
  const order = Array.from(counts.keys()).toSorted((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0));
  const tally = tallyQuality();
  for (const [person, history] of train.entries()) {
    const known = new Set(history);
    const best: number[] = [];
    for (const thing of order) {
      if (best.length === places) break;
      if (!known.has(thing)) best.push(thing);
    }
    tally.add(best, new Set(test[person]));
  }
  return tally.mean();
}
