import type { FeedIndex } from '../posts/feed-index.ts';
import { postKinds } from '../facts.ts';
import { authorOf, interestCount, kindOf, partsStart, productCount } from '../posts/post.ts';

// What it is worth that an author, interest, product or kind has not been shown yet. A post without products or
// interests is worth as much as one with new ones: it repeats nothing.
const worth = { author: 0.6, interest: 0.6, product: 0.3, kind: 0.2 };
/** What a candidate adds beside its score while nothing stands. */
export const mostBeside = worth.author + worth.interest + worth.product + worth.kind;
/** So many posts of an author may follow each other, as long as there are others. */
export const maxInARow = 2;

/** What stands already. */
export interface Board {
  index: FeedIndex;
  pageSize: number;
  onPage: number;
  /** Products on this page. */
  products: Set<number>;
  isPlaced: Uint8Array;
  /** How many candidates have no place yet, and, where all shall have one, how many of each author. */
  left: number;
  leftBy: Map<number, number> | null;
  kinds: Int32Array;
  last: number;
  lastInARow: number;
}

/** A board on which nothing stands. */
export function createBoard(index: FeedIndex, pageSize: number, isAllPlaced: boolean): Board {
  return {
    index,
    pageSize,
    onPage: 0,
    products: new Set(),
    isPlaced: new Uint8Array(index.space.count),
    left: index.space.count,
    leftBy: isAllPlaced ? countAuthors(index) : null,
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
  return board.isPlaced[candidate] === 0 && !isThird(board, candidate) && !showsAgain(board, candidate);
}

/** Whether a candidate would be the third in a row by its author. */
export function isThird({ index, last, lastInARow }: Board, candidate: number): boolean {
  return lastInARow >= maxInARow && authorOf(index, index.space.posts[candidate] ?? 0) === last;
}

/** Whether a candidate shows a product that is on this page. */
export function showsAgain({ index, products }: Board, candidate: number): boolean {
  if (products.size === 0) return false;
  const post = index.space.posts[candidate] ?? 0;
  const start = partsStart(index, post) + interestCount(index, post);
  for (let at = start; at < start + productCount(index, post); at += 1) {
    if (products.has(index.parts[at] ?? 0)) return true;
  }
  return false;
}

/** What a candidate adds: its score, and what is new about it. O(interests + products). */
export function gain({ index, kinds }: Board, candidate: number): number {
  const { space, parts } = index;
  const post = space.posts[candidate] ?? 0;
  const start = partsStart(index, post);
  const products = start + interestCount(index, post);
  const end = products + productCount(index, post);
  return (
    (space.scores[candidate] ?? 0) +
    worth.author / (1 + (space.taken[authorOf(index, post)] ?? 0)) +
    worth.kind / (1 + (kinds[kindOf(index, post)] ?? 0)) +
    worth.interest * novelty(parts, space.taken, start, products) +
    worth.product * novelty(parts, space.taken, products, end)
  );
}

/** How new a stretch of parts is on average; what has no parts repeats none. */
function novelty(parts: Int32Array, taken: Int32Array, start: number, end: number): number {
  if (end === start) return 1;
  let sum = 0;
  for (let at = start; at < end; at += 1) sum += 1 / (1 + (taken[parts[at] ?? 0] ?? 0));
  return sum / (end - start);
}

/** Gives a candidate the next place. */
export function place(board: Board, candidate: number): void {
  const { index, kinds } = board;
  const post = index.space.posts[candidate] ?? 0;
  board.isPlaced[candidate] = 1;
  board.onPage += 1;
  board.left -= 1;
  const author = authorOf(index, post);
  board.lastInARow = author === board.last ? board.lastInARow + 1 : 1;
  board.last = author;
  board.leftBy?.set(author, (board.leftBy.get(author) ?? 1) - 1);
  const kind = kindOf(index, post);
  kinds[kind] = (kinds[kind] ?? 0) + 1;
  countParts(index, post, 1);
  const start = partsStart(index, post) + interestCount(index, post);
  for (let at = start; at < start + productCount(index, post); at += 1) {
    board.products.add(index.parts[at] ?? 0);
  }
}

function countAuthors(index: FeedIndex): Map<number, number> {
  const { posts, count } = index.space;
  const counts = new Map<number, number>();
  for (let at = 0; at < count; at += 1) {
    const author = authorOf(index, posts[at] ?? 0);
    counts.set(author, (counts.get(author) ?? 0) + 1);
  }
  return counts;
}

function countParts(index: FeedIndex, post: number, by: number): void {
  const { taken } = index.space;
  const author = authorOf(index, post);
  taken[author] = (taken[author] ?? 0) + by;
  const start = partsStart(index, post);
  for (let at = start; at < start + interestCount(index, post) + productCount(index, post); at += 1) {
    const part = index.parts[at] ?? 0;
    taken[part] = (taken[part] ?? 0) + by;
  }
}

/** Forgets what stands. */
export function clearBoard({ index }: Board, order: readonly number[]): void {
  for (const candidate of order) countParts(index, index.space.posts[candidate] ?? 0, -1);
}
