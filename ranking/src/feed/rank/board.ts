import type { FeedIndex } from '../posts/feed-index.ts';
import { postKinds } from '../facts.ts';
import type { RankingSpace } from './space.ts';

// What it is worth that an author, interest, product or kind has not been shown yet. A post without products or
// interests is worth as much as one with new ones: it repeats nothing.
const worth = { author: 0.6, interest: 0.6, product: 0.3, kind: 0.2 };
/** What a candidate adds beside its score while nothing stands. */
export const mostBeside = worth.author + worth.interest + worth.product + worth.kind;
/** So many posts of an author may follow each other, as long as there are others. */
export const maxInARow = 2;

/** What stands already. */
export interface Board {
  /** The candidates, and by author, interest and product how often each was shown. */
  space: RankingSpace;
  parts: Int32Array;
  pageSize: number;
  onPage: number;
  /** Products on this page. */
  products: Set<number>;
  /** How many candidates have no place yet, and, where all shall have one, how many of each author. */
  left: number;
  leftBy: Map<number, number> | null;
  kinds: Int32Array;
  last: number;
  lastInARow: number;
}

/** A board on which nothing stands. */
export function createBoard({ space, parts }: FeedIndex, pageSize: number, isAllPlaced: boolean): Board {
  space.isPlaced.fill(0, 0, space.count);
  return {
    space,
    parts,
    pageSize,
    onPage: 0,
    products: new Set(),
    left: space.count,
    leftBy: isAllPlaced ? countAuthors(space) : null,
    kinds: new Int32Array(postKinds.length),
    last: -1,
    lastInARow: 0,
  };
}

/** Begins a page. */
export function turnPage(board: Board): void {
  board.onPage = 0;
  board.products.clear();
}

/** Whether a candidate may have the next place. */
export function mayStand(board: Board, candidate: number): boolean {
  return board.space.isPlaced[candidate] === 0 && !isThird(board, candidate) && !showsAgain(board, candidate);
}

/** Whether a candidate would be the third in a row by its author. */
export function isThird({ space, last, lastInARow }: Board, candidate: number): boolean {
  return lastInARow >= maxInARow && space.authors[candidate] === last;
}

/** Whether a candidate shows a product that is on this page. */
export function showsAgain({ space, parts, products }: Board, candidate: number): boolean {
  const end = space.partsEnd[candidate] ?? 0;
  for (let at = space.productsAt[candidate] ?? 0; at < end; at += 1) {
    if (products.has(parts[at] ?? 0)) return true;
  }
  return false;
}

/** What a candidate adds: its score, and what is new about it. O(interests + products). */
export function gain({ space, parts, kinds }: Board, candidate: number): number {
  const { taken } = space;
  const products = space.productsAt[candidate] ?? 0;
  return (
    (space.scores[candidate] ?? 0) +
    worth.author / (1 + (taken[space.authors[candidate] ?? 0] ?? 0)) +
    worth.kind / (1 + (kinds[space.kinds[candidate] ?? 0] ?? 0)) +
    worth.interest * novelty(parts, taken, space.interestsAt[candidate] ?? 0, products) +
    worth.product * novelty(parts, taken, products, space.partsEnd[candidate] ?? 0)
  );
}

/** How new a stretch of parts is on average; what has no parts repeats none. */
function novelty(parts: Int32Array, taken: Int32Array, start: number, end: number): number {
  if (end === start) return 1;
  let sum = 0;
  for (let at = start; at < end; at += 1) sum += 1 / (1 + (taken[parts[at] ?? 0] ?? 0));
  return sum / (end - start);
}

/** Notes whose post was given the latest place. */
export function standLast(board: Board, author: number): void {
  board.lastInARow = author === board.last ? board.lastInARow + 1 : 1;
  board.last = author;
}

/** Gives a candidate the next place. */
export function place(board: Board, candidate: number): void {
  const { space, parts, kinds } = board;
  space.isPlaced[candidate] = 1;
  board.onPage += 1;
  board.left -= 1;
  const author = space.authors[candidate] ?? 0;
  standLast(board, author);
  board.leftBy?.set(author, (board.leftBy.get(author) ?? 1) - 1);
  const kind = space.kinds[candidate] ?? 0;
  kinds[kind] = (kinds[kind] ?? 0) + 1;
  countParts(board, candidate, 1);
  const end = space.partsEnd[candidate] ?? 0;
  for (let at = space.productsAt[candidate] ?? 0; at < end; at += 1) board.products.add(parts[at] ?? 0);
}

function countAuthors({ authors, count }: RankingSpace): Map<number, number> {
  const counts = new Map<number, number>();
  for (let candidate = 0; candidate < count; candidate += 1) {
    const author = authors[candidate] ?? 0;
    counts.set(author, (counts.get(author) ?? 0) + 1);
  }
  return counts;
}

function countParts({ space, parts }: Board, candidate: number, by: number): void {
  const { taken, authors, interestsAt, partsEnd } = space;
  const author = authors[candidate] ?? 0;
  taken[author] = (taken[author] ?? 0) + by;
  const end = partsEnd[candidate] ?? 0;
  for (let at = interestsAt[candidate] ?? 0; at < end; at += 1) {
    const part = parts[at] ?? 0;
    taken[part] = (taken[part] ?? 0) + by;
  }
}

/** Forgets what stands. */
export function clearBoard(board: Board, order: readonly number[]): void {
  for (const candidate of order) countParts(board, candidate, -1);
}
