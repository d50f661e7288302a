import {
  clearBoard,
  createBoard,
  gain,
  isThird,
  maxInARow,
  mayStand,
  place,
  showsAgain,
  standLast,
  turnPage,
  type Board,
} from './board.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import { authorOf } from '../posts/post.ts';
import { push } from '../../heap.ts';
import { fillHeap, popBest } from './lazy-heap.ts';
import { findPosts, type Reader } from '../reader/reader.ts';
import { findToBeTried, firstThatMayStand } from './to-be-tried.ts';

/**
 * The places of a page, counted in sixes, of which the third is for posts hardly anybody saw yet, and of which the sixth
 * is too where a new author lacks views.
 */
const exploreEvery = 6;
const debutsEvery = 3;
const exploreAt = 2;

/** How an order is made. */
export interface Arrangement {
  size: number;
  pageSize: number;
  now: number;
  reader: Reader;
  /** Posts that have the places before. */
  after?: readonly string[];
}

/**
 * Puts the candidates of the space in order: greedily the one that adds most to
 *
 *   Σ score + Σ over author, interest, product and kind of worth · Σ 1 + ½ + … + 1/n for each that is shown n times
 *
 * a submodular sum with diminishing returns (Nemhauser, Wolsey, Fisher 1978; as Amazon Stream orders by category, Teo et
 * al., RecSys 2016), and lazily: what a post adds only falls, so the one on top of a heap of old sums is looked at anew
 * and most others never (Minoux 1978). Two rules are never broken: no author has more than two places in a row while
 * there is a post of anybody else, no product is twice on a page. Where every post that is left would show a product
 * again, the page ends early; whoever cuts the order into pages ends it at the same place. Where all that is left is of
 * one author, as in a shop that has one, it follows, best first: the rule is for a choice. Set places go to posts that are
 * to be tried.
 * @returns places of the candidates in the space
 */
export function arrangeFeed(
  index: FeedIndex,
  { size, pageSize, now, reader, after = [] }: Arrangement,
): number[] {
  const { space } = index;
  const isAllPlaced = space.count <= size;
  const board = createBoard(index, Math.max(1, pageSize), isAllPlaced);
  for (const post of findPosts(index, after.slice(-maxInARow))) standLast(board, authorOf(index, post));
  const { explorers, debuts } = findToBeTried(index, now, reader);
  fillHeap(space);
  const order: number[] = [];
  let waiting: number[] = [];
  let forPage: number[] = [];
  while (order.length < size) {
    if (board.onPage === board.pageSize) {
      turnPage(board);
      if (forPage.length > 0) forPage = putBack(board, forPage);
    }
    const isForDebut = order.length % debutsEvery === exploreAt;
    const isForExplorer = order.length % exploreEvery === exploreAt;
    let next = pressing(board);
    if (next === -1 && isForDebut) next = firstThatMayStand(board, debuts);
    if (next === -1 && isForExplorer) next = firstThatMayStand(board, explorers);
    while (next === -1) {
      const best = popBest(board);
      if (best === -1) break;
      if (space.isPlaced[best] === 1) continue;
      if (showsAgain(board, best)) forPage.push(best);
      else if (isThird(board, best)) waiting.push(best);
      else next = best;
    }
    if (next === -1 && (forPage.length === 0 || board.onPage === 0)) {
      // Nobody else has anything left.
      next = waiting.shift() ?? -1;
      if (next === -1) break;
    }
    if (next === -1) {
      turnPage(board);
      putBack(board, forPage);
      putBack(board, waiting);
      [forPage, waiting] = [[], []];
      continue;
    }
    place(board, next);
    order.push(next);
    if (waiting.length > 0) waiting = putBack(board, waiting);
  }
  clearBoard(board, order);
  return order;
}

/**
 * Lets candidates that could not stand where they were compete again.
 * @returns those that are left aside: none
 */
function putBack({ space: { heap, bounds } }: Board, candidates: readonly number[]): number[] {
  for (const candidate of candidates) push(heap, candidate, bounds[candidate] ?? 0);
  return [];
}

/**
 * The best post of an author who has more than two thirds of what is left, where all of it has a place: unless such an
 * author's posts begin now, the last of them find none between others. −1 where nobody presses.
 */
function pressing(board: Board): number {
  const { space, left, leftBy } = board;
  if (leftBy === null) return -1;
  for (const [author, own] of leftBy) {
    if (own <= maxInARow * (left - own)) continue;
    let best = -1;
    for (let one = 0; one < space.count; one += 1) {
      if (space.authors[one] !== author || !mayStand(board, one)) continue;
      if (best === -1 || gain(board, one) > gain(board, best)) best = one;
    }
    return best;
  }
  return -1;
}
