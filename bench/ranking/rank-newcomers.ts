import {
  bestThings,
  clearReached,
  clearWalk,
  countPopular,
  createFindSpace,
  createReached,
  findThings,
  graphOf,
  makeRoomFor,
  mixIn,
  reach,
  usualInterestWalk,
  walk,
  type Popular,
  type RankSettings,
  type WalkSettings,
} from '@spark/ranking';
import type { ChooseInterests } from './interests.ts';
import type { DataSet } from './read-data.ts';

/** How people are served of whom little more is known than their interests. */
export interface NewcomerSettings {
  walk: WalkSettings;
  /** What things say that are of the interests and popular, beside what people with these interests touched. */
  contentShare: number;
  /** What interests say beside things that were touched. */
  interestShare: number;
}

/** Where the choice begins. */
export const usualNewcomers: NewcomerSettings = {
  walk: usualInterestWalk,
  contentShare: 0.1,
  interestShare: 0.3,
};

/** Ranks things for somebody with interests who touched a few things, oldest first. */
export type NewcomerRanker = (
  interests: readonly number[],
  shown: readonly number[],
  k: number,
  how: NewcomerSettings,
) => number[];

/**
 * A ranker for newcomers to a community of people with histories: the walk from what they touched, the walk from their
 * interests, which are nodes of the same graph, and interest content × √popularity, mixed by the best of each.
 */
export function createNewcomerRanker(
  known: readonly (readonly number[])[],
  data: DataSet,
  { offered, choose }: { offered: readonly number[]; choose: ChooseInterests },
  settings: RankSettings,
): { rank: NewcomerRanker; popular: Popular } {
  const { things, interestsOf } = data;
  const nodes = new Map(offered.map((interest, index) => [interest, things + index]));
  const nodesOf = (interests: readonly number[]) => interests.map((interest) => nodes.get(interest) ?? 0);
  const graph = graphOf(
    known.map((history) => [...nodesOf(choose(history)), ...history]),
    things + offered.length,
  );
  const popular = countPopular({ histories: known }, things);
  const inside = Map.groupBy(
    interestsOf.flatMap((own, thing) =>
      [...(own ?? [])].map(([interest, share]) => ({ interest, thing, share })),
    ),
    ({ interest }) => interest,
  );
  const space = createFindSpace();
  const [total, content] = [createReached(), createReached()];
  for (const one of [total, content]) makeRoomFor(graph.things.count, graph.things.count, one);
  const rank: NewcomerRanker = (interests, shown, k, how) => {
    const isWanted = (thing: number) => thing < things && !shown.includes(thing);
    if (shown.length > 0) {
      findThings(graph, shown, settings, space);
      mixIn(total, space, 1, isWanted);
      clearReached(space);
    }
    const share = shown.length === 0 ? 1 : how.interestShare;
    walk(
      graph,
      nodesOf(interests).map((thing) => ({ thing, weight: 1 })),
      how.walk,
      space,
    );
    mixIn(total, space, share, isWanted);
    clearWalk(space);
    for (const interest of interests) {
      for (const { thing, share: part } of inside.get(interest) ?? []) {
        reach(content, thing, part * Math.sqrt(popular.reached.scores[thing] ?? 0));
      }
    }
    mixIn(total, content, share * how.contentShare, isWanted);
    clearReached(content);
    const best = bestThings(total, k, isWanted).map(({ thing }) => thing);
    clearReached(total);
    return best;
  };
  return { rank, popular };
}
