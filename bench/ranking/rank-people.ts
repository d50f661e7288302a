import { tallyQuality, type Popular, type Quality, type Ranker } from '@spark/ranking';
import type { DataSet } from './read-data.ts';

const places = 20;

/** What ranking for everybody was worth, and how long one ranking took. */
export interface Ranked {
  quality: Quality;
  p50Ms: number;
  p99Ms: number;
}

/** Ranks all things for each person with something to be found, without what they touched already. */
export function rankPeople(rank: Ranker, { train, test }: DataSet): Ranked {
  const tally = tallyQuality();
  const times: number[] = [];
  for (const [person, history] of train.entries()) {
    const wanted = new Set(test[person]);
    if (wanted.size === 0) continue;
    const startedAt = performance.now();
    const best = rank(history, places);
    times.push(performance.now() - startedAt);
    tally.add(best, wanted);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
  return { quality: tally.mean(), p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** A ranker by popularity alone. */
export function createPopularityRanker({ order }: Popular): Ranker {
  return (history, k) => {
    const known = new Set(history);
    const best: number[] = [];
    for (const thing of order) {
      if (best.length === k) break;
      if (!known.has(thing)) best.push(thing);
    }
    return best;
  };
}
