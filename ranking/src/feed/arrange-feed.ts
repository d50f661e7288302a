import { debutLack } from './explore.ts';
import type { FeedIndex } from './feed-index.ts';
import { authorOf, interestCount, kindOf, partsStart, productCount } from './post.ts';
import { postKinds, termNames } from './facts.ts';
import type { Reader } from './reader.ts';
import type { RankingSpace } from './space.ts';

// What it is worth that an author, interest, product or kind has not been shown yet. A post without products or
// interests is worth as much as one with new ones: it repeats nothing.
const worth = { author: 0.6, interest: 0.6, product: 0.3, kind: 0.2 };
const maxInARow = 2;
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
export function arrangeFeed(index: FeedIndex, { size, pageSize, now, reader }: Arrangement): number[] {
  const { space } = index;
  const isAllPlaced = space.count <= size;
  const board = createBoard(index, Math.max(1, pageSize), isAllPlaced);
  const { explorers, debuts } = toBeTried(index, now, reader);
  const heap = createHeap(space, (candidate) => gain(board, candidate));
  const order: number[] = [];
  let waiting: number[] = [];
  let forPage: number[] = [];
  while (order.length < size) {
    if (board.onPage === board.pageSize) {
      turnPage(board);
      for (const candidate of forPage) heap.push(candidate);
      forPage = [];
    }
    const tried = order.length % exploreEvery === exploreAt ? explorers : debuts;
    const isToTry = order.length % debutsEvery === exploreAt;
    let next = isAllPlaced ? pressing(board) : -1;
    if (next === -1 && isToTry) next = tried.find((one) => mayStand(board, one)) ?? -1;
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

/** What stands already. */
interface Board {
  index: FeedIndex;
  pageSize: number;
  onPage: number;
  /** Products on this page. */
  products: Set<number>;
  isPlaced: Uint8Array;
  /** How many candidates have no place yet, and, where all shall have one, how many of each author. */
  left: number;
  leftBy: Map<number, number>;
  kinds: Int32Array;
  last: number;
  lastInARow: number;
}

function createBoard(index: FeedIndex, pageSize: number, isAllPlaced: boolean): Board {
  return {
    index,
    pageSize,
    onPage: 0,
    products: new Set(),
    isPlaced: new Uint8Array(index.space.count),
    left: index.space.count,
    leftBy: isAllPlaced ? countAuthors(index) : new Map(),
    kinds: new Int32Array(postKinds.length),
    last: -1,
    lastInARow: 0,
  };
}

function turnPage(board: Board): void {
  board.onPage = 0;
  board.products.clear();
}

function mayStand(board: Board, candidate: number): boolean {
  return board.isPlaced[candidate] === 0 && !isThird(board, candidate) && !showsAgain(board, candidate);
}

function isThird({ index, last, lastInARow }: Board, candidate: number): boolean {
  return lastInARow === maxInARow && authorOf(index, index.space.posts[candidate] ?? 0) === last;
}

function showsAgain({ index, products }: Board, candidate: number): boolean {
  if (products.size === 0) return false;
  const post = index.space.posts[candidate] ?? 0;
  const start = partsStart(index, post) + interestCount(index, post);
  for (let at = start; at < start + productCount(index, post); at += 1) {
    if (products.has(index.parts[at] ?? 0)) return true;
  }
  return false;
}

function gain({ index, kinds }: Board, candidate: number): number {
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

function place(board: Board, candidate: number): void {
  const { index, kinds } = board;
  const post = index.space.posts[candidate] ?? 0;
  board.isPlaced[candidate] = 1;
  board.onPage += 1;
  board.left -= 1;
  const author = authorOf(index, post);
  board.lastInARow = author === board.last ? board.lastInARow + 1 : 1;
  board.last = author;
  board.leftBy.set(author, (board.leftBy.get(author) ?? 1) - 1);
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

function clearBoard({ index }: Board, order: readonly number[]): void {
  for (const candidate of order) countParts(index, index.space.posts[candidate] ?? 0, -1);
}

const exploreTerm = termNames.indexOf('explore');
const interestTerm = termNames.indexOf('interest');

/**
 * Candidates to be tried: those that fit the reader, where any do; first what new authors lack views for, then the most
 * promising.
 */
function toBeTried(index: FeedIndex, now: number, reader: Reader): { explorers: number[]; debuts: number[] } {
  const { terms, count, posts } = index.space;
  const of = (candidate: number, term: number) => terms[candidate * termNames.length + term] ?? 0;
  const lacks = new Float64Array(count);
  const untried: number[] = [];
  for (let candidate = 0; candidate < count; candidate += 1) {
    if (!(of(candidate, exploreTerm) > 0)) continue;
    const post = posts[candidate] ?? 0;
    lacks[candidate] = debutLack(index, post, now);
    if (lacks[candidate] === 0 || isWanted(index, post, reader)) untried.push(candidate);
  }
  const fitting = untried.filter((candidate) => of(candidate, interestTerm) > 0);
  const explorers = (fitting.length > 0 ? fitting : untried).toSorted(
    (a, b) => (lacks[b] ?? 0) - (lacks[a] ?? 0) || of(b, exploreTerm) - of(a, exploreTerm),
  );
  return { explorers, debuts: explorers.filter((candidate) => (lacks[candidate] ?? 0) > 0) };
}

function isWanted(index: FeedIndex, post: number, { wanted }: Reader): boolean {
  const start = partsStart(index, post);
  for (let at = start; at < start + interestCount(index, post); at += 1) {
    if (wanted.has(index.parts[at] ?? 0)) return true;
  }
  return false;
}

interface Heap {
  push(candidate: number): void;
  /** Takes the candidate that adds most; -1 when there is none. */
  pop(): number;
}

function createHeap({ count }: RankingSpace, gainOf: (candidate: number) => number): Heap {
  const heap = Int32Array.from({ length: count }, (_, candidate) => candidate);
  const bounds = Float64Array.from(heap, gainOf);
  let size = count;
  const isAbove = (one: number, other: number) => {
    const difference = (bounds[one] ?? 0) - (bounds[other] ?? 0);
    return difference > 0 || (difference === 0 && one < other);
  };
  const sink = (from: number) => {
    const entry = heap[from] ?? 0;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && isAbove(heap[child + 1] ?? 0, heap[child] ?? 0)) child += 1;
      if (!isAbove(heap[child] ?? 0, entry)) break;
      heap[at] = heap[child] ?? 0;
      at = child;
    }
    heap[at] = entry;
  };
  for (let at = (size >> 1) - 1; at >= 0; at -= 1) sink(at);
  return {
    push(candidate) {
      let at = size;
      size += 1;
      while (at > 0) {
        const above = (at - 1) >> 1;
        if (!isAbove(candidate, heap[above] ?? 0)) break;
        heap[at] = heap[above] ?? 0;
        at = above;
      }
      heap[at] = candidate;
    },
    pop() {
      while (size > 0) {
        const best = heap[0] ?? 0;
        const now = gainOf(best);
        if (now >= (bounds[best] ?? 0)) {
          size -= 1;
          heap[0] = heap[size] ?? 0;
          sink(0);
          return best;
        }
        bounds[best] = now;
        sink(0);
      }
      return -1;
    },
  };
}
