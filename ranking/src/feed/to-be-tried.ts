import { mayStand, type Board } from './board.ts';
import { debutLack } from './explore.ts';
import { termNames } from './facts.ts';
import type { FeedIndex } from './feed-index.ts';
import { interestCount, partsStart } from './post.ts';
import type { Reader } from './reader.ts';

/** Candidates hardly anybody saw yet. */
export interface ToBeTried {
  /** Those that fit the reader, where any do. */
  explorers: number[];
  /** Those of them by new authors that lack views. */
  debuts: number[];
  /** How many views each candidate lacks. */
  lacks: Float64Array;
}

const exploreTerm = termNames.indexOf('explore');
const interestTerm = termNames.indexOf('interest');

/** Finds the candidates that are to be tried: those of new authors only for readers who chose their interests. */
export function findToBeTried(index: FeedIndex, now: number, reader: Reader): ToBeTried {
  const { terms, count, posts } = index.space;
  const lacks = new Float64Array(count);
  const untried: number[] = [];
  const fitting: number[] = [];
  for (let candidate = 0; candidate < count; candidate += 1) {
    const at = candidate * termNames.length;
    if (!((terms[at + exploreTerm] ?? 0) > 0)) continue;
    const post = posts[candidate] ?? 0;
    const lack = debutLack(index, post, now);
    if (lack > 0 && !isWanted(index, post, reader)) continue;
    lacks[candidate] = lack;
    untried.push(candidate);
    if ((terms[at + interestTerm] ?? 0) > 0) fitting.push(candidate);
  }
  const explorers = fitting.length > 0 ? fitting : untried;
  return { explorers, debuts: explorers.filter((candidate) => (lacks[candidate] ?? 0) > 0), lacks };
}

/**
 * The candidate to be tried next, of those that may stand here: what new authors lack views for, then the most promising;
 * −1 where there is none. O(candidates to be tried), without sorting what hardly a page asks for.
 */
export function nextToTry(board: Board, tried: readonly number[], lacks: Float64Array): number {
  const { terms } = board.index.space;
  let best = -1;
  let bestLack = -1;
  let bestTerm = 0;
  for (const candidate of tried) {
    const lack = lacks[candidate] ?? 0;
    if (lack < bestLack) continue;
    const term = terms[candidate * termNames.length + exploreTerm] ?? 0;
    if ((lack === bestLack && term <= bestTerm) || !mayStand(board, candidate)) continue;
    best = candidate;
    bestLack = lack;
    bestTerm = term;
  }
  return best;
}

function isWanted(index: FeedIndex, post: number, { wanted }: Reader): boolean {
  const start = partsStart(index, post);
  for (let at = start; at < start + interestCount(index, post); at += 1) {
    if (wanted.has(index.parts[at] ?? 0)) return true;
  }
  return false;
}
