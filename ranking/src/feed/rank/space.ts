import { growIntegers } from '../../graph/grow.ts';
import { createHeap, type Heap } from '../../heap.ts';
import { createWalkSpace, type WalkSpace } from '../../walk/index.ts';
import { termNames } from '../facts.ts';
import { createDebuts, type Debuts } from './debut-space.ts';
import { createLazyOrder, type LazyOrder } from './lazy-order.ts';

/** Memory that rankings share, one after the other, so that none leaves garbage behind. */
export interface RankingSpace {
  walk: WalkSpace;
  /** The posts that compete, and their scores and terms. */
  posts: Int32Array;
  scores: Float64Array;
  terms: Float64Array;
  count: number;
  /** What their rows say, side by side: see `readCandidates`. */
  authors: Int32Array;
  kinds: Uint8Array;
  /** Where their interests begin among the parts, where their products do, and where those end. */
  interestsAt: Int32Array;
  productsAt: Int32Array;
  partsEnd: Int32Array;
  /** Those that have no place yet, by what they would add. */
  heap: Heap;
  /** What those that were taken out of it were thought to add. */
  bounds: Float64Array;
  isPlaced: Uint8Array;
  /** Those that are to be tried, see `findToBeTried`. */
  lacking: LazyOrder;
  untried: LazyOrder;
  /** By thing: 1 for a post that was looked at. */
  isMet: Uint8Array;
  /** The posts that were looked at. */
  met: Int32Array;
  metCount: number;
  /** By thing: how much the reader cares, in weights of edges as they count now. */
  care: Float64Array;
  /** The things the reader cares for. */
  cared: Int32Array;
  caredCount: number;
  /** By interest: how much it pulls the reader. */
  pull: Float64Array;
  /** The interests that pull. */
  pulling: number[];
  /** By thing: how many chosen posts have this author, interest or product; how many candidates this author. */
  taken: Int32Array;
  debuts: Debuts;
  /** What was read ahead, summed up, see `fetchRows`. */
  fetched: number;
}

const firstMet = 2_048;
const firstCandidates = 512;

/** Memory for a first ranking. */
export function createSpace(): RankingSpace {
  return {
    walk: createWalkSpace(),
    posts: new Int32Array(0),
    scores: new Float64Array(0),
    terms: new Float64Array(0),
    count: 0,
    authors: new Int32Array(0),
    kinds: new Uint8Array(0),
    interestsAt: new Int32Array(0),
    productsAt: new Int32Array(0),
    partsEnd: new Int32Array(0),
    heap: createHeap(),
    bounds: new Float64Array(0),
    isPlaced: new Uint8Array(0),
    lacking: createLazyOrder(),
    untried: createLazyOrder(),
    isMet: new Uint8Array(0),
    met: new Int32Array(firstMet),
    metCount: 0,
    care: new Float64Array(0),
    cared: new Int32Array(256),
    caredCount: 0,
    pull: new Float64Array(0),
    pulling: [],
    taken: new Int32Array(0),
    debuts: createDebuts(),
    fetched: 0,
  };
}

/** Makes room for so many things. Amortised O(1). */
export function fitSpace(space: RankingSpace, things: number): void {
  if (things <= space.taken.length) return;
  const length = Math.ceil(things * 1.25);
  space.isMet = new Uint8Array(length);
  space.care = new Float64Array(length);
  space.pull = new Float64Array(length);
  space.taken = new Int32Array(length);
}

/** Forgets the last ranking. O(posts it looked at). */
export function clearSpace(space: RankingSpace): void {
  for (let at = 0; at < space.metCount; at += 1) space.isMet[space.met[at] ?? 0] = 0;
  for (let at = 0; at < space.caredCount; at += 1) space.care[space.cared[at] ?? 0] = 0;
  for (const interest of space.pulling) space.pull[interest] = 0;
  space.pulling.length = 0;
  space.metCount = 0;
  space.caredCount = 0;
  space.count = 0;
}

/** Notes that a post was looked at; whether it is the first time. */
export function meet(space: RankingSpace, post: number): boolean {
  if (space.isMet[post] === 1) return false;
  space.isMet[post] = 1;
  if (space.metCount === space.met.length) {
    const longer = new Int32Array(space.met.length * 2);
    longer.set(space.met);
    space.met = longer;
  }
  space.met[space.metCount] = post;
  space.metCount += 1;
  return true;
}

/** Adds to how much the reader cares for a thing. */
export function careFor(space: RankingSpace, thing: number, weight: number): void {
  if (!(weight > 0)) return;
  const before = space.care[thing] ?? 0;
  if (before === 0) {
    if (space.caredCount === space.cared.length) {
      const longer = new Int32Array(space.cared.length * 2);
      longer.set(space.cared);
      space.cared = longer;
    }
    space.cared[space.caredCount] = thing;
    space.caredCount += 1;
  }
  space.care[thing] = before + weight;
}

/** Adds to how much an interest pulls the reader. */
export function pullBy({ pull, pulling }: RankingSpace, interest: number, weight: number): void {
  pull[interest] = (pull[interest] ?? 0) + weight;
  pulling.push(interest);
}

/** Adds a post to those that compete. */
export function addCandidate(space: RankingSpace, post: number): void {
  if (space.count === space.posts.length)
    space.posts = growIntegers(space.posts, Math.max(firstCandidates, space.count * 2));
  space.posts[space.count] = post;
  space.count += 1;
}

/** Makes room for what is reckoned of the candidates. Amortised O(1). */
export function fitCandidates(space: RankingSpace): void {
  const { length } = space.posts;
  if (space.scores.length === length) return;
  space.scores = new Float64Array(length);
  space.terms = new Float64Array(length * termNames.length);
  space.authors = new Int32Array(length);
  space.kinds = new Uint8Array(length);
  space.interestsAt = new Int32Array(length);
  space.productsAt = new Int32Array(length);
  space.partsEnd = new Int32Array(length);
  space.bounds = new Float64Array(length);
  space.isPlaced = new Uint8Array(length);
}
