import type { FeedIndex } from '../posts/feed-index.ts';
import { authorOf, createdAt, heardShare, isNewAuthor, triedViews, viewsOf } from '../posts/post.ts';
import { countWord, rowWords } from '../posts/rows.ts';

/** Within this time a post of a new author is to be tried; the rest of the first day is for what is late. */
const debutS = 18 * 3_600;
/** New posts of new authors are helped that long, and no longer. */
export const debutEndsS = 36 * 3_600;
/** From the first moment on it lacks so many views that readers can be found. */
const headStart = 10;

/**
 * How many views a post of a new author lacks by now, so that it has been tried within a day: what chance alone leaves
 * behind is shown first. 0 for all others. O(1).
 */
export function debutLack(index: FeedIndex, post: number, now: number): number {
  const age = now - createdAt(index, post);
  const views = viewsOf(index, post);
  if (age > debutEndsS || views >= triedViews || !isNewAuthor(index, authorOf(index, post), now)) return 0;
  const due = Math.min(triedViews, headStart + (triedViews * Math.max(0, age)) / debutS);
  return Math.max(0, due - views);
}

/** Whether a post of a new author is still to be tried by readers it fits. O(1). */
export function isDebut(index: FeedIndex, post: number, now: number): boolean {
  return (
    viewsOf(index, post) < triedViews &&
    now - createdAt(index, post) <= debutEndsS &&
    isNewAuthor(index, authorOf(index, post), now)
  );
}

// What is thought of a post before anybody saw it: one of ten who see a post responds.
const priorResponses = 1;
const priorViews = 10;

/**
 * A rate of responses to a post that was hardly seen, drawn from what is thought of it so far:
 *
 *   θ ~ Beta(1 + responses, 9 + views − responses)
 *
 * Thompson sampling (1933; Chapelle and Li, NIPS 2011), as Amazon Stream shows new products (Teo et al., RecSys 2016).
 * The same seed and post give the same draw in every process. 0 for posts that were seen often enough. O(1).
 */
export function drawRate(index: FeedIndex, post: number, seed: number): number {
  const views = viewsOf(index, post);
  if (views >= triedViews) return 0;
  const responses = positiveResponses(index, post) * heardShare(index, post);
  const hash = hashOf(index, post, seed);
  const one = hash >>> (32 - deviateBits);
  const other = (hash >>> (32 - 2 * deviateBits)) & (2 ** deviateBits - 1);
  const good = gammaOf(deviates[one] ?? 0, priorResponses + responses);
  const bad = gammaOf(deviates[other] ?? 0, priorViews - priorResponses + Math.max(0, views - responses));
  return good / (good + bad);
}

/** The rate that is expected of a post nobody saw. */
export const expectedRate = priorResponses / priorViews;

function positiveResponses({ rows: { floats } }: FeedIndex, post: number): number {
  const row = post * rowWords;
  const sum =
    (floats[row + smileWord] ?? 0) +
    (floats[row + saveWord] ?? 0) +
    (floats[row + commentWord] ?? 0) +
    (floats[row + bagWord] ?? 0) +
    (floats[row + orderWord] ?? 0);
  return Math.min(triedViews, sum);
}

const { smile: smileWord, save: saveWord, comment: commentWord, bag: bagWord, order: orderWord } = countWord;

function hashOf({ graph }: FeedIndex, post: number, seed: number): number {
  let hash = (seed | 0) ^ 0x811c9dc5;
  const { keys } = graph.things;
  for (let at = post * 4; at < post * 4 + 4; at += 1) {
    hash = Math.imul(hash ^ (keys[at] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Gamma of a shape from 1 for a normal deviate, after Wilson and Hilferty (PNAS 1931): no logarithm and no second try, so
 * that every untried candidate can be drawn for.
 */
function gammaOf(normal: number, shape: number): number {
  const ninth = 1 / (9 * shape);
  const root = 1 - ninth + normal * Math.sqrt(ninth);
  return shape * Math.max(smallest, root * root * root);
}

const smallest = 1e-6;
const deviateBits = 10;

/** Normal deviates, equally likely each: the middles of 1,024 slices of the distribution. */
const deviates = Float64Array.from({ length: 2 ** deviateBits }, (_, slice) =>
  deviateAt((slice + 0.5) / 2 ** deviateBits),
);

/** The deviate below which a share of the normal distribution lies: Odeh and Evans (Applied Statistics 1974), to 1e−8. */
function deviateAt(share: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(share, 1 - share)));
  const above =
    (((t * -0.453642210148e-4 - 0.204231210245e-1) * t - 0.342242088547) * t - 1) * t - 0.322232431088;
  const below =
    (((t * 0.38560700634e-2 + 0.10353775285) * t + 0.531103462366) * t + 0.588581570495) * t +
    0.99348462606e-1;
  const deviate = t + above / below;
  return share < 0.5 ? -deviate : deviate;
}
