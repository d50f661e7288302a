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
  type Graph,
  type Popular,
  type RankSettings,
  type WalkSettings,
} from '@spark/ranking';
import type { Offer } from './interests.ts';
import type { DataSet } from './read-data.ts';

/** How people are served of whom little more is known than their interests. */
export interface NewcomerSettings {
  walk: WalkSettings;
  /**
   * People are linked to every interest by the share of what they touched that is of it, to this power; at 0 to the five
   * they would choose, all alike.
   */
  sharePower: number;
  /** How much more what people touched last says: the k-th of n things weighs (k / n)^power. */
  latePower: number;
  /** What things say that are of the interests and popular, beside what people with these interests touched. */
  contentShare: number;
  /** What interests say beside things that were touched. */
  interestShare: number;
}

/** Where the choice begins. */
export const usualNewcomers: NewcomerSettings = {
  walk: usualInterestWalk,
  sharePower: 0,
  latePower: 0,
  contentShare: 0.1,
  interestShare: 0.3,
};

type Linking = Pick<NewcomerSettings, 'sharePower' | 'latePower'>;

/** Where a walk sets out from things that were touched, every edge counts alike. */
const asTouched: Linking = { sharePower: 0, latePower: 0 };

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
  interests: Offer,
  settings: RankSettings,
): { rank: NewcomerRanker; popular: Popular } {
  const { things, interestsOf } = data;
  const nodes = new Map(interests.offered.map((interest, index) => [interest, things + index]));
  const nodesOf = (chosen: readonly number[]) => chosen.map((interest) => nodes.get(interest) ?? 0);
  const graphs = new Map<string, Graph>();
  const graphFor = ({ sharePower, latePower }: Linking): Graph => {
    const key = `${sharePower} ${latePower}`;
    const graph = graphs.get(key) ?? linkPeople(known, interests, { nodes, things, sharePower, latePower });
    graphs.set(key, graph);
    return graph;
  };
  const popular = countPopular({ histories: known }, things);
  const inside = Map.groupBy(
    interestsOf.flatMap((own, thing) =>
      [...(own ?? [])].map(([interest, share]) => ({ interest, thing, share })),
    ),
    ({ interest }) => interest,
  );
  const space = createFindSpace();
  const [total, content] = [createReached(), createReached()];
  const count = things + interests.offered.length;
  for (const one of [total, content]) makeRoomFor(count, count, one);
  const rank: NewcomerRanker = (chosen, shown, k, how) => {
    const isWanted = (thing: number) => thing < things && !shown.includes(thing);
    if (shown.length > 0) {
      findThings(graphFor(asTouched), shown, settings, space);
      mixIn(total, space, 1, isWanted);
      clearReached(space);
    }
    const share = shown.length === 0 ? 1 : how.interestShare;
    walk(
      graphFor(how),
      nodesOf(chosen).map((thing) => ({ thing, weight: 1 })),
      how.walk,
      space,
    );
    mixIn(total, space, share, isWanted);
    clearWalk(space);
    for (const interest of chosen) {
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

/** What people touched, each with what they are thought to be interested in before it: a graph of both. */
function linkPeople(
  known: readonly (readonly number[])[],
  { offered, choose, shareOut }: Offer,
  { nodes, things, sharePower, latePower }: { nodes: ReadonlyMap<number, number>; things: number } & Linking,
): Graph {
  const interests = known.map((history) =>
    sharePower === 0
      ? choose(history).map((interest) => ({ interest, weight: 1 }))
      : [...shareOut(history)].map(([interest, share]) => ({ interest, weight: share ** sharePower })),
  );
  const lateness = (history: readonly number[]) =>
    history.map((_thing, place) => ((place + 1) / history.length) ** latePower);
  return graphOf(
    known.map((history, person) => [
      ...(interests[person] ?? []).map(({ interest }) => nodes.get(interest) ?? 0),
      ...history,
    ]),
    things + offered.length,
    'product',
    {
      times: [],
      halfLifeS: Infinity,
      weights: known.map((history, person) => [
        ...(interests[person] ?? []).map(({ weight }) => weight),
        ...lateness(history),
      ]),
    },
  );
}
