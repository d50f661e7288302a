import {
  clearBoard,
  createBoard,
  gain,
  isThird,
  maxInARow,
  mayStand,
  mostBeside,
  place,
  showsAgain,
  turnPage,
  type Board,
} from './board.ts';
import { termNames } from './facts.ts';
import type { FeedIndex } from './feed-index.ts';
import { createHeap } from './lazy-heap.ts';
import { authorOf } from './post.ts';
import type { RankingSpace } from './space.ts';

/** The places of a page, counted in sixes, of which the third is for posts hardly anybody saw yet. */
const exploreEvery = 6;
const exploreAt = 2;

/** How an order is made. */
export interface Arrangement {
  size: number;
  pageSize: number;
}

/**
 * Puts the candidates of the space in order: greedily the one that adds most to
 *
 *   Σ score + Σ over author, interest, product and kind of worth · Σ 1 + ½ + … + 1/n for each that is shown n times
 *
 * a submodular sum with diminishing returns (Nemhauser, Wolsey, Fisher 1978; as Amazon Stream orders by category, Teo et
 * al., RecSys 2016), and lazily: what a post adds only falls, so the one on top of a heap of old sums is looked at anew
 * and most others never (Minoux 1978). Two rules are never broken: no author has more than two places in a row, no
 * product is twice on a page. Where every post that is left would show a product again, the page ends early; whoever cuts
 * the order into pages ends it at the same place. Set places go to posts that are to be tried.
 * @returns places of the candidates in the space
 */
export function arrangeFeed(index: FeedIndex, { size, pageSize }: Arrangement): number[] {
  const { space } = index;
  const isAllPlaced = space.count <= size;
  const board = createBoard(index, Math.max(1, pageSize), isAllPlaced);
  const untried = explorers(space);
  const heap = createHeap(space, mostBeside, (candidate) => gain(board, candidate));
  const order: number[] = [];
  let waiting: number[] = [];
  let forPage: number[] = [];
  while (order.length < size) {
    if (board.onPage === board.pageSize) {
      turnPage(board);
      for (const candidate of forPage) heap.push(candidate);
      forPage = [];
    }
    const isToTry = order.length % exploreEvery === exploreAt;
    let next = isAllPlaced ? pressing(board) : -1;
    if (next === -1 && isToTry) next = mostPromising(board, untried);
    while (next === -1) {
      const best = heap.pop();
      if (best === -1) break;
      if (board.isPlaced[best]) continue;
      if (showsAgain(board, best)) forPage.push(best);
      else if (isThird(board, best)) waiting.push(best);
      else next = best;
    }
    if (next === -1) {
      if (forPage.length === 0 || board.onPage === 0) break;
      turnPage(board);
      for (const candidate of [...forPage, ...waiting]) heap.push(candidate);
      [forPage, waiting] = [[], []];
      continue;
    }
    place(board, next);
    order.push(next);
    for (const candidate of waiting) heap.push(candidate);
    waiting = [];
  }
  clearBoard(board, order);
  return order;
}

/**
 * The best post of an author who has more than two thirds of what is left, where all of it has a place: unless such an
 * author's posts begin now, the last of them find none between others. −1 where nobody presses.
 */
function pressing(board: Board): number {
  const { index, left, leftBy } = board;
  for (const [author, own] of leftBy) {
    if (own <= maxInARow * (left - own)) continue;
    let best = -1;
    for (let one = 0; one < board.isPlaced.length; one += 1) {
      if (authorOf(index, index.space.posts[one] ?? 0) !== author || !mayStand(board, one)) continue;
      if (best === -1 || gain(board, one) > gain(board, best)) best = one;
    }
    return best;
  }
  return -1;
}

const exploreTerm = termNames.indexOf('explore');
const interestTerm = termNames.indexOf('interest');

/** Candidates to be tried: those that fit the reader, where any do. */
function explorers({ terms, count }: RankingSpace): number[] {
  const untried: number[] = [];
  const fitting: number[] = [];
  for (let candidate = 0; candidate < count; candidate += 1) {
    const at = candidate * termNames.length;
    if (!((terms[at + exploreTerm] ?? 0) > 0)) continue;
    untried.push(candidate);
    if ((terms[at + interestTerm] ?? 0) > 0) fitting.push(candidate);
  }
  return fitting.length > 0 ? fitting : untried;
}

/** Of the posts to be tried that may stand here, the one with the best drawn rate; −1 where there is none. */
function mostPromising(board: Board, untried: readonly number[]): number {
  const { terms } = board.index.space;
  let best = -1;
  let bestTerm = 0;
  for (const candidate of untried) {
    const term = terms[candidate * termNames.length + exploreTerm] ?? 0;
    if (term <= bestTerm || !mayStand(board, candidate)) continue;
    best = candidate;
    bestTerm = term;
  }
  return best;
}
