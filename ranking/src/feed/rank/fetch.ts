import { wordsPerKey } from '../../graph/index.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import { authorOf, interestCount, kindOf, partsStart, productCount } from '../posts/post.ts';
import { rowWords, word } from '../posts/rows.ts';
import { fitCandidates } from './space.ts';

// A ranking reads memory in no order, and most of its time is waiting for that. A processor waits for many addresses at
// once where nothing but reading happens between them; so what a loop with much to do will read is read here first, in a
// loop that does nothing else. The sums are kept, or nothing would have to be read. Measured: a seventh of a ranking for
// the rows, and another one for what they lead to.

/** Brings rows of some posts into the cache, and then those of their authors and what interests they have. O(posts). */
export function fetchRows(
  { space, parts, rows }: FeedIndex,
  posts: Int32Array,
  { from, until }: { from: number; until: number },
): void {
  const { integers } = rows;
  const { isMet, taken } = space;
  let sum = 0;
  for (let at = from; at < until; at += 1) {
    const post = posts[at] ?? 0;
    sum += (integers[post * rowWords] ?? 0) + (isMet[post] ?? 0);
  }
  for (let at = from; at < until; at += 1) {
    const row = (posts[at] ?? 0) * rowWords;
    const author = integers[row + word.author] ?? 0;
    sum +=
      (integers[author * rowWords] ?? 0) +
      (taken[author] ?? 0) +
      (parts[integers[row + word.parts] ?? 0] ?? 0);
  }
  space.fetched = sum;
}

/**
 * Lays what the rows of candidates say side by side, for scores and order ask each of them time and again, and brings what
 * else scores are made of into the cache. O(candidates).
 */
export function readCandidates(index: FeedIndex): void {
  const { space, parts, graph } = index;
  const { keys } = graph.things;
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
    sum +=
      (parts[start] ?? 0) +
      (walk.scores[post] ?? 0) +
      (care[author] ?? 0) +
      (keys[post * wordsPerKey] ?? 0) +
      (index.rows.integers[author * rowWords] ?? 0);
  }
  space.fetched = sum;
}
