import { mayStand, type Board } from './board.ts';
import { isOfChosen } from './candidates.ts';
import { debutLack } from './explore.ts';
import { termNames } from '../facts.ts';
import { candidateAt, clearLazyOrder, putIn, settleLazyOrder, type LazyOrder } from './lazy-order.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import type { Reader } from '../reader/reader.ts';

/** Candidates hardly anybody saw yet. */
export interface ToBeTried {
  /** What new authors lack views for, the most lacking first. */
  debuts: LazyOrder;
  /** All others, the best drawn rate first; where any fit the reader, only those that do. */
  explorers: LazyOrder;
}

const exploreTerm = termNames.indexOf('explore');
const interestTerm = termNames.indexOf('interest');
const termCount = termNames.length;

/** Finds the candidates that are to be tried. Debuts are for readers who chose their interests alone. O(candidates). */
export function findToBeTried(index: FeedIndex, now: number, reader: Reader): ToBeTried {
  const { terms, count, posts, lacking: debuts, untried: explorers } = index.space;
  clearLazyOrder(debuts, count);
  clearLazyOrder(explorers, count);
  let isAnyFitting = false;
  for (let candidate = 0; candidate < count; candidate += 1) {
    const at = candidate * termCount;
    const rate = terms[at + exploreTerm] ?? 0;
    if (!(rate > 0)) continue;
    const post = posts[candidate] ?? 0;
    const lack = debutLack(index, post, now);
    if (lack > 0) {
      if (isOfChosen(index, post, reader.wanted)) putIn(debuts, candidate, lack);
      continue;
    }
    const isFitting = (terms[at + interestTerm] ?? 0) > 0;
    // From the first one on that fits, all others are of no interest.
    if (isFitting && !isAnyFitting) clearLazyOrder(explorers, count);
    isAnyFitting ||= isFitting;
    if (isFitting === isAnyFitting) putIn(explorers, candidate, rate);
  }
  settleLazyOrder(debuts);
  settleLazyOrder(explorers);
  return { debuts, explorers };
}

/** The first of some candidates, the most promising first, that may stand here; −1 where there is none. */
export function firstThatMayStand(board: Board, order: LazyOrder): number {
  const { isPlaced } = board.space;
  for (let place = order.start; ; place += 1) {
    const candidate = candidateAt(order, place);
    if (candidate === -1 || mayStand(board, candidate)) return candidate;
    if (place === order.start && isPlaced[candidate] === 1) order.start += 1;
  }
}
