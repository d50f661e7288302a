import { findNode, idOf } from '../../graph/index.ts';
import { clearWalk } from '../../walk/index.ts';
import { responses, type Response, type TermName, type Weights } from '../facts.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import {
  authorOf,
  belongsTo,
  countOf,
  createdAt,
  interestCount,
  isLive,
  isNewAuthor,
  partsStart,
  productCount,
} from '../posts/post.ts';
import { isFollowed, type Reader } from '../reader/reader.ts';
import { readCandidates } from './fetch.ts';
import { boundWeights, isShoppable, readTerms, scoreCandidates } from './score.ts';
import { addCandidate, clearSpace, fitSpace } from './space.ts';
import { bestOfWalk, readTaste } from '../reader/taste.ts';

/** Why a post is where it is: the terms of its score and what they come from, so that words can be made. */
export interface PostExplanation {
  score: number;
  terms: Record<TermName, number>;
  facts: {
    /** Interests of the post that the reader chose. */
    matchedInterestIds: string[];
    /** To how many posts of its interests the reader responded, of the latest things they touched. */
    responsesToInterests: number;
    isFollowed: boolean;
    isNewAuthor: boolean;
    isShoppable: boolean;
    ageS: number;
    responses: Record<Response, number>;
    /** How much the reader cares for the author, in weights of responses as they count now. */
    authorCare: number;
    /** How often the reader responded to posts of this author, of the latest things they touched. */
    responsesToAuthor: number;
    /** Products of the post that the reader touched before. */
    caredProductIds: string[];
    /** Whether like-minded people led here. */
    isReachedByWalk: boolean;
  };
}

/** Explains the score of a post for a reader, as `rankFeed` reckons it at the same moment; `null` for posts that do not live. O(walk). */
export function explainPost(
  index: FeedIndex,
  reader: Reader,
  postId: string,
  { now, seed, weights }: { now: number; seed: number; weights: Weights },
): PostExplanation | null {
  const { graph, space, parts } = index;
  const post = findNode(graph.things, postId);
  if (post === -1 || !isLive(index, post)) return null;
  fitSpace(space, graph.things.count);
  readTaste(index, reader, now);
  const bestWalk = bestOfWalk(index, 1)[0]?.score ?? 0;
  addCandidate(space, post);
  readCandidates(index);
  scoreCandidates(index, { reader, now, seed, weights: boundWeights(weights), bestWalk });
  const author = authorOf(index, post);
  const start = partsStart(index, post);
  const products = start + interestCount(index, post);
  const interests = Array.from(parts.subarray(start, products));
  const ids = (from: number, to: number, isMeant: (thing: number) => boolean) =>
    Array.from(parts.subarray(from, to))
      .filter(isMeant)
      .map((thing) => idOf(graph.things, thing));
  const explanation = {
    score: space.scores[0] ?? 0,
    terms: readTerms(space.terms, 0),
    facts: {
      matchedInterestIds: ids(start, products, (interest) => reader.wanted.has(interest)),
      responsesToInterests: countResponses(index, (other) => belongsTo(index, other, interests)),
      isFollowed: isFollowed(index, post, reader),
      isNewAuthor: isNewAuthor(index, author, now),
      isShoppable: isShoppable(index, post),
      ageS: Math.max(0, now - createdAt(index, post)),
      responses: countAll(index, post),
      authorCare: space.care[author] ?? 0,
      responsesToAuthor: countResponses(index, (other) => authorOf(index, other) === author),
      caredProductIds: ids(
        products,
        products + productCount(index, post),
        (product) => (space.care[product] ?? 0) > 0,
      ),
      isReachedByWalk: (space.walk.scores[post] ?? 0) > 0,
    },
  };
  clearWalk(space.walk);
  clearSpace(space);
  return explanation;
}

function countAll(index: FeedIndex, post: number): Record<Response, number> {
  return Object.fromEntries(
    responses.map((response) => [response, Math.round(countOf(index, post, response))]),
  ) as Record<Response, number>; // Each response has its entry.
}

function countResponses(index: FeedIndex, isMeant: (post: number) => boolean): number {
  const { cared, caredCount } = index.space;
  let count = 0;
  for (let at = 0; at < caredCount; at += 1) {
    const thing = cared[at] ?? 0;
    if (isLive(index, thing) && isMeant(thing)) count += 1;
  }
  return count;
}
