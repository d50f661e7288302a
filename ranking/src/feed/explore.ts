import type { FeedIndex } from './feed-index.ts';
import { authorOf, countOf, createdAt, isNewAuthor, triedViews } from './post.ts';

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
  if (age > debutEndsS || !isNewAuthor(index, authorOf(index, post), now)) return 0;
  const due = Math.min(triedViews, headStart + (triedViews * Math.max(0, age)) / debutS);
  return Math.max(0, due - countOf(index, post, 'view'));
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
  const views = countOf(index, post, 'view');
  if (views >= triedViews) return 0;
  const responses = positiveResponses(index, post);
  const draw = generator(hashOf(index, post, seed));
  const good = drawGamma(draw, priorResponses + responses);
  const bad = drawGamma(draw, priorViews - priorResponses + Math.max(0, views - responses));
  return good / (good + bad);
}

/** The rate that is expected of a post nobody saw. */
export const expectedRate = priorResponses / priorViews;

function positiveResponses(index: FeedIndex, post: number): number {
  const sum =
    countOf(index, post, 'smile') +
    countOf(index, post, 'save') +
    countOf(index, post, 'comment') +
    countOf(index, post, 'bag') +
    countOf(index, post, 'order');
  return Math.min(triedViews, sum);
}

function hashOf({ graph }: FeedIndex, post: number, seed: number): number {
  let hash = (seed | 0) ^ 0x811c9dc5;
  for (let at = post * 4; at < post * 4 + 4; at += 1) {
    hash = Math.imul(hash ^ (graph.things.keys[at] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return hash;
}

interface Generator {
  state: number;
}

const shared: Generator = { state: 0 };

/** One generator serves all draws, one after the other. */
function generator(seed: number): Generator {
  shared.state = seed;
  return shared;
}

/** mulberry32, as in `seededRandom`, without a closure for each post; never 0. */
function next(draw: Generator): number {
  draw.state = (draw.state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(draw.state ^ (draw.state >>> 15), 1 | draw.state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
}

/** Marsaglia and Tsang, A simple method for generating gamma variables (ACM TOMS 2000); for shapes from 1. */
function drawGamma(draw: Generator, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(next(draw))) * Math.cos(2 * Math.PI * next(draw));
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(next(draw)) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) return d * v;
  }
}
