import { mayStand, type Board } from './board.ts';
import { isOfChosen } from './candidates.ts';
import { debutLack } from './explore.ts';
import { termNames } from '../facts.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import type { Reader } from '../reader/reader.ts';

/** Candidates hardly anybody saw yet. */
export interface ToBeTried {
  /** What new authors lack views for, the most lacking first. */
  debuts: number[];
  /** All others, the best drawn rate first; where any fit the reader, only those that do. */
  explorers: number[];
}

const exploreTerm = termNames.indexOf('explore');
const interestTerm = termNames.indexOf('interest');

/** Finds the candidates that are to be tried. Debuts are for readers who chose their interests alone. */
export function findToBeTried(index: FeedIndex, now: number, reader: Reader): ToBeTried {
  const { terms, count, posts } = index.space;
  const untried: number[] = [];
  const fitting: number[] = [];
  const lacking: { candidate: number; lack: number }[] = [];
  for (let candidate = 0; candidate < count; candidate += 1) {
    const at = candidate * termNames.length;
    if (!((terms[at + exploreTerm] ?? 0) > 0)) continue;
    const post = posts[candidate] ?? 0;
    const lack = debutLack(index, post, now);
    if (lack > 0) {
      if (isOfChosen(index, post, reader.wanted)) lacking.push({ candidate, lack });
      continue;
    }
    untried.push(candidate);
    if ((terms[at + interestTerm] ?? 0) > 0) fitting.push(candidate);
  }
  return {
    debuts: lacking.toSorted((one, other) => other.lack - one.lack).map(({ candidate }) => candidate),
    explorers: byRate(terms, fitting.length > 0 ? fitting : untried),
  };
}

/** The first of some posts, the most promising first, that may stand here; −1 where there is none. */
export function firstThatMayStand(board: Board, candidates: readonly number[]): number {
  for (const candidate of candidates) if (mayStand(board, candidate)) return candidate;
  return -1;
}

function byRate(terms: Float64Array, candidates: readonly number[]): number[] {
  const rateOf = (candidate: number) => terms[candidate * termNames.length + exploreTerm] ?? 0;
  return candidates.toSorted((one, other) => rateOf(other) - rateOf(one));
}
