import { termNames, type TermName, type Weights } from '../facts.ts';
import { drawRate, expectedRate } from './explore.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import {
  createdAt,
  interestCount,
  isNewAuthor,
  partsStart,
  productCount,
  viewsOf,
  weightedResponses,
} from '../posts/post.ts';
import { isFollowed, type Reader } from '../reader/reader.ts';
import { careShare } from '../reader/taste.ts';
import { countWord, rowWords, word } from '../posts/rows.ts';

/**
 * What is thought of the features before anything was learned. A post of one chosen interest (half the weight) beats the
 * freshest and best-liked one of none: people see what they asked for.
 */
export const usualWeights: Readonly<Weights> = {
  interest: 4,
  walk: 1.5,
  followed: 1,
  author: 0.6,
  product: 0.5,
  fresh: 1,
  popular: 1.6,
  shoppable: 0.5,
  explore: 0.4,
  notInterested: 3,
};

// Half of being new is gone after three days; photos and stories stay worth seeing longer than news does.
const freshHalfLifeS = 72 * 3_600;
// Before a post was seen, so much weighted response a view is expected of it, as if so many views had said so.
const expectedResponse = 0.4;
const expectingViews = 12;
// How far learning may move a weight.
const mostOfUsual = 3;
const termCount = termNames.length;

/** What a score depends on beside the post. */
export interface ScoreContext {
  reader: Reader;
  now: number;
  seed: number;
  weights: Weights;
  /** The best score of the reader's walk, see `readTaste`. */
  bestWalk: number;
}

/** Weights nobody can break: each between 0 and three times the usual one; what is no number is the usual one. */
export function boundWeights(weights: Readonly<Weights>): Weights {
  const bounded: Weights = { ...usualWeights };
  for (const name of termNames) {
    const weight = weights[name];
    if (Number.isFinite(weight))
      bounded[name] = Math.max(0, Math.min(mostOfUsual * usualWeights[name], weight));
  }
  return bounded;
}

/**
 * Writes the scores of all candidates that were read, and their terms in the order of `termNames`, whose sums the scores
 * are. Each term is a weight times a feature of 0…1, linear so that it can be said in words and learned online:
 *
 *   interest       1 − ½^Σ over the post's interests of their weight times the reader's appetite for them, and of
 *                  what was learned of them
 *   walk           √(score / best score) of the walk: how like-minded people led here
 *   followed       1 for followed authors, as a whole or within an interest of the post
 *   author         log(1 + w) / log(1 + 12) for the reader's edge of weight w to the author
 *   product        the same for the product the reader cares for most
 *   fresh          ½^(age / 72 h)
 *   popular        ρ / (|ρ| + 0.4) for ρ weighted responses a view, begun with 12 views of 0.4 each: how much those who
 *                  saw it liked it, not how many saw it, so that what stood high once does not stay there for it
 *   shoppable      1 where something can be bought, times how much more than usual the reader wants that
 *   explore        θ / (θ + 0.1) of a drawn rate θ, see `drawRate`; half of it unless the author is new
 *   notInterested  −(1 − ½^n) for n times the author, an interest (half) or a product was not wanted
 *
 * O(candidates · (interests + products)).
 */
export function scoreCandidates(index: FeedIndex, context: ScoreContext): void {
  // Each group of terms has a loop of its own: a loop that does everything is too large to be compiled as one piece, and
  // every number that is handed from piece to piece is an object.
  addTastes(index, context);
  addMerits(index, context);
  addChances(index, context);
  const { scores, terms, count } = index.space;
  for (let candidate = 0; candidate < count; candidate += 1) {
    const at = candidate * termCount;
    let score = 0;
    for (let term = 0; term < termCount; term += 1) score += terms[at + term] ?? 0;
    scores[candidate] = score;
  }
}

/** The terms of what the reader is and did: interest, walk, followed, author, product, notInterested. */
function addTastes(index: FeedIndex, { reader, weights, bestWalk }: ScoreContext): void {
  const { space } = index;
  const { care, walk, terms, count } = space;
  const followed = weights.followed * reader.tastes.followed;
  for (let candidate = 0; candidate < count; candidate += 1) {
    const post = space.posts[candidate] ?? 0;
    const at = candidate * termCount;
    terms[at] = weights.interest * (1 - halved(interestPull(index, candidate)));
    const walked = bestWalk > 0 ? (walk.scores[post] ?? 0) / bestWalk : 0;
    terms[at + 1] = weights.walk * Math.sqrt(Math.min(1, walked));
    terms[at + 2] = isFollowed(index, post, reader) ? followed : 0;
    terms[at + 3] = weights.author * careShare(care[space.authors[candidate] ?? 0] ?? 0);
    terms[at + 4] = weights.product * careShare(mostCaredProduct(index, candidate));
    terms[at + 9] =
      reader.unwanted.size === 0 ? 0 : -weights.notInterested * unwantedShare(index, candidate, reader);
  }
}

/** The terms of what a post is to everybody: fresh, popular, shoppable. */
function addMerits(index: FeedIndex, { reader: { tastes }, now, weights }: ScoreContext): void {
  const { terms, posts, count } = index.space;
  const fresh = weights.fresh * tastes.fresh;
  const popular = weights.popular * tastes.popular;
  const shoppable = weights.shoppable * (tastes.shoppable - 1);
  for (let candidate = 0; candidate < count; candidate += 1) {
    const post = posts[candidate] ?? 0;
    const at = candidate * termCount;
    const age = Math.max(0, now - createdAt(index, post));
    terms[at + 5] = fresh * halved(age / freshHalfLifeS);
    terms[at + 6] = popular * popularity(index, post);
    terms[at + 7] = tastes.shoppable !== 1 && isShoppable(index, post) ? shoppable : 0;
  }
}

/** The term of chance: explore. */
function addChances(index: FeedIndex, { now, seed, weights }: ScoreContext): void {
  const { terms, posts, authors, count } = index.space;
  for (let candidate = 0; candidate < count; candidate += 1) {
    const rate = drawRate(index, posts[candidate] ?? 0, seed);
    // Most posts were seen often enough; their author need not be looked up.
    const share =
      rate === 0
        ? 0
        : (rate / (rate + expectedRate)) * (isNewAuthor(index, authors[candidate] ?? 0, now) ? 1 : 0.5);
    terms[candidate * termCount + 8] = weights.explore * share;
  }
}

/** The terms as they were written, by name. */
export function readTerms(terms: Float64Array, at: number): Record<TermName, number> {
  return {
    interest: terms[at] ?? 0,
    walk: terms[at + 1] ?? 0,
    followed: terms[at + 2] ?? 0,
    author: terms[at + 3] ?? 0,
    product: terms[at + 4] ?? 0,
    fresh: terms[at + 5] ?? 0,
    popular: terms[at + 6] ?? 0,
    shoppable: terms[at + 7] ?? 0,
    explore: terms[at + 8] ?? 0,
    notInterested: terms[at + 9] ?? 0,
  };
}

/** Whether any product of a post can be bought now. */
export function isShoppable(index: FeedIndex, post: number): boolean {
  const { parts, rows } = index;
  const start = partsStart(index, post) + interestCount(index, post);
  for (let at = start; at < start + productCount(index, post); at += 1) {
    if (rows.integers[(parts[at] ?? 0) * rowWords + word.isBuyable] === 1) return true;
  }
  return false;
}

/** How much the interests of a post pull the reader, all together. */
function interestPull({ parts, space }: FeedIndex, candidate: number): number {
  const { pull } = space;
  const end = space.productsAt[candidate] ?? 0;
  let sum = 0;
  for (let at = space.interestsAt[candidate] ?? 0; at < end; at += 1) sum += pull[parts[at] ?? 0] ?? 0;
  return sum;
}

/** ½ⁿ. */
function halved(times: number): number {
  return times === 0 ? 1 : Math.exp(-Math.LN2 * times);
}

function mostCaredProduct({ parts, space }: FeedIndex, candidate: number): number {
  const { care } = space;
  const end = space.partsEnd[candidate] ?? 0;
  let most = 0;
  for (let at = space.productsAt[candidate] ?? 0; at < end; at += 1)
    most = Math.max(most, care[parts[at] ?? 0] ?? 0);
  return most;
}

const smileWord = countWord.smile;

function popularity(index: FeedIndex, post: number): number {
  // Posts that were brought along with their smiles may have no views that anybody counted.
  const views = Math.max(viewsOf(index, post), index.rows.floats[post * rowWords + smileWord] ?? 0);
  const given = weightedResponses(index, post) + expectedResponse * expectingViews;
  const rate = given / (views + expectingViews);
  return rate / (Math.abs(rate) + expectedResponse);
}

function unwantedShare({ parts, space }: FeedIndex, candidate: number, { unwanted }: Reader): number {
  const products = space.productsAt[candidate] ?? 0;
  const end = space.partsEnd[candidate] ?? 0;
  let times = unwanted.get(space.authors[candidate] ?? 0) ?? 0;
  for (let at = space.interestsAt[candidate] ?? 0; at < end; at += 1) {
    times += (unwanted.get(parts[at] ?? 0) ?? 0) * (at < products ? 0.5 : 1);
  }
  return 1 - halved(times);
}
