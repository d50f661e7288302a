import { idOf } from '../../graph/index.ts';
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
  weights: Weights;
}

/**
 * The feed of a reader: taste, candidates, scores, order. The same index, reader, moment and seed give the same feed.
 * O(candidates · log candidates), whatever the number of posts.
 */
export function rankFeed(index: FeedIndex, reader: Reader, options: FeedOptions): RankedPost[] {
  const { space, graph } = index;
  fitSpace(space, graph.things.count);
  readTaste(index, reader, options.now);
  const bestWalk = gatherCandidates(index, { ...options, reader });
  readCandidates(index);
  const context = { ...options, reader, weights: boundWeights(options.weights), bestWalk };
  scoreCandidates(index, context);
  const ranked = arrangeFeed(index, { ...options, reader }).map((candidate) => ({
    id: idOf(graph.things, space.posts[candidate] ?? 0),
    score: space.scores[candidate] ?? 0,
    terms: readTerms(space.terms, candidate * termNames.length),
  }));
  clearWalk(space.walk);
  clearSpace(space);
  return ranked;
}
