import { idOf, packIds } from '../../graph/index.ts';
import { clearWalk } from '../../walk/index.ts';
import { arrangeFeed } from './arrange-feed.ts';
import { gatherCandidates } from './candidates.ts';
import { readCandidates } from './fetch.ts';
import { termNames, type PostKindName, type RankedPost, type Weights } from '../facts.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import type { Reader } from '../reader/reader.ts';
import { boundWeights, readTerms, scoreCandidates } from './score.ts';
import { clearSpace, fitSpace } from './space.ts';
import { readTaste } from '../reader/taste.ts';

/** What a feed depends on beside the index and the reader: nothing else, no clock and no chance. */
export interface FeedOptions {
  now: number;
  seed: number;
  /** How many posts at most. */
  size: number;
  pageSize: number;
  kind: PostKindName | null;
  /** Posts that stand before, in their order: whose they are counts for the first places. */
  after?: readonly string[];
  weights: Weights;
}

/**
 * The feed of a reader: taste, candidates, scores, order. The same index, reader, moment and seed give the same feed.
 * O(candidates · log candidates), whatever the number of posts.
 */
export function rankFeed(index: FeedIndex, reader: Reader, options: FeedOptions): RankedPost[] {
  const { space, graph } = index;
  return rank(index, reader, options, (order) =>
    order.map((candidate) => ({
      id: idOf(graph.things, space.posts[candidate] ?? 0),
      score: space.scores[candidate] ?? 0,
      terms: readTerms(space.terms, candidate * termNames.length),
    })),
  );
}

/** The same feed as the ids of its posts alone, sixteen bytes each: most feeds are never asked for more. */
export function orderFeed(index: FeedIndex, reader: Reader, options: FeedOptions): Uint8Array<ArrayBuffer> {
  return rank(index, reader, options, (order) =>
    packIds(
      index.graph.things,
      order.map((candidate) => index.space.posts[candidate] ?? 0),
    ),
  );
}

/** Ranks, and reads the places of candidates in the space before that is cleared. */
function rank<T>(
  index: FeedIndex,
  reader: Reader,
  options: FeedOptions,
  read: (order: readonly number[]) => T,
): T {
  const { space, graph } = index;
  fitSpace(space, graph.things.count);
  readTaste(index, reader, options.now);
  const bestWalk = gatherCandidates(index, { ...options, reader });
  readCandidates(index);
  const context = { ...options, reader, weights: boundWeights(options.weights), bestWalk };
  scoreCandidates(index, context);
  const ranked = read(arrangeFeed(index, { ...options, reader }));
  clearWalk(space.walk);
  clearSpace(space);
  return ranked;
}
