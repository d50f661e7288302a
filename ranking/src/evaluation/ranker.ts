import type { Graph } from '../graph/index.ts';
import { bestThings } from '../walk/best-things.ts';
import { createFindSpace, findThings, type FindSettings } from '../walk/find.ts';
import { clearReached, createReached, makeRoomFor, mixIn, reach, type Reached } from '../walk/reached.ts';
import { usualWalk } from '../walk/walk.ts';
import { graphOf, latestOf } from './community.ts';
import type { Touches } from './hide.ts';

/** All that is chosen for a community. Times are seconds; `Infinity` where time says nothing. */
export interface RankSettings extends FindSettings {
  /** After so long a touch counts half in the walk. */
  halfLifeS: number;
  /** After so long a touch counts half in what is popular. */
  popularHalfLifeS: number;
  /** How much the most popular thing counts beside the best that was found. */
  popularShare: number;
}

/** Where a choice begins. */
export const usualRank: RankSettings = {
  ...usualWalk,
  recencyPower: 0,
  successorShare: 0,
  halfLifeS: Infinity,
  popularHalfLifeS: Infinity,
  popularShare: 0,
};

/** Ranks things for somebody with a history, oldest first, without those of it. */
export type Ranker = (history: readonly number[], k: number) => number[];

/**
 * A ranker by what was found for a history and what is popular; where too little is found, what is popular fills the rest.
 */
export function createRanker(graph: Graph, popular: Popular, settings: RankSettings): Ranker {
  const space = createFindSpace();
  return (history, k) => {
    const known = new Set(history);
    const isWanted = (thing: number) => !known.has(thing);
    findThings(graph, history, settings, space);
    if (settings.popularShare > 0) mixIn(space, popular.reached, settings.popularShare, isWanted);
    const best = bestThings(space, k, isWanted).map(({ thing }) => thing);
    clearReached(space);
    return best.length === k ? best : fill(best, k, popular, isWanted);
  };
}

/** Fills a ranking up with what is popular. O(k + things passed). */
function fill(best: number[], k: number, { order }: Popular, isWanted: (thing: number) => boolean): number[] {
  const taken = new Set(best);
  for (const thing of order) {
    if (best.length === k) break;
    if (isWanted(thing) && !taken.has(thing)) best.push(thing);
  }
  return best;
}

/** What is popular, as scores and in order. */
export interface Popular {
  reached: Reached;
  order: readonly number[];
}

/** Counts touches, each worth ½^(age / half-life). O(touches + things · log things). */
export function countPopular(
  { histories, times = [] }: Touches,
  things: number,
  halfLifeS = Infinity,
): Popular {
  const latest = latestOf(times);
  const reached = createReached();
  makeRoomFor(things, things, reached);
  for (const [person, history] of histories.entries()) {
    for (const [place, thing] of history.entries()) {
      reach(reached, thing, 2 ** (((times[person]?.[place] ?? latest) - latest) / halfLifeS));
    }
  }
  const score = (thing: number) => reached.scores[thing] ?? 0;
  const order = Array.from({ length: things }, (_, thing) => thing);
  return { reached, order: order.toSorted((one, other) => score(other) - score(one) || one - other) };
}

/** The graph of touches as these settings want it. */
export function graphFor({ histories, times = [] }: Touches, things: number, halfLifeS: number): Graph {
  return graphOf(histories, things, 'product', { times, halfLifeS });
}
