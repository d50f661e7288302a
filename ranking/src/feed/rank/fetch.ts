import type { FeedIndex } from '../posts/feed-index.ts';
import type { Order } from '../posts/ordered-list.ts';
import { authorOf, interestCount, kindOf, partsStart, productCount } from '../posts/post.ts';
import { rowWords } from '../posts/rows.ts';
import { fitCandidates } from './space.ts';

// A ranking reads memory in no order, and most of its time is waiting for that. A processor waits for many addresses at
// once where nothing but reading happens between them; so what a loop with much to do will read is read here first, in a
// loop that does nothing else. The sums are kept, or nothing would have to be read. Measured: a seventh of a ranking.

/** Brings rows of some posts into the cache. O(posts). */
export function fetchRows(
  { space }: FeedIndex,
  { unsigned, word }: Order,
  posts: Int32Array,
  { from, until }: { from: number; until: number },
): void {
  let sum = 0;
  for (let at = from; at < until; at += 1) sum += unsigned[(posts[at] ?? 0) * rowWords + word] ?? 0;
  space.fetched = sum;
}

/**
 * Lays what the rows of candidates say side by side, for scores and order ask each of them time and again, and brings what
 * else scores are made of into the cache. O(candidates).
 */
export function readCandidates(index: FeedIndex): void {
  const { space, parts } = index;
  fitCandidates(space);
  const { posts, count, care, walk, authors, kinds, interestsAt, productsAt, partsEnd } = space;
  let sum = 0;
  for (let candidate = 0; candidate < count; candidate += 1) {
    const post = posts[candidate] ?? 0;
    const author = authorOf(index, post);
    const start = partsStart(index, post);
    const products = start + interestCount(index, post);
    authors[candidate] = author;
    kinds[candidate] = kindOf(index, post);
    interestsAt[candidate] = start;
    productsAt[candidate] = products;
    partsEnd[candidate] = products + productCount(index, post);
    sum += (parts[start] ?? 0) + (walk.scores[post] ?? 0) + (care[author] ?? 0);
  }
  space.fetched = sum;
}
