import { growIntegers } from '../../graph/grow.ts';
import { responses } from '../facts.ts';
import { byHeat, byTime, type FeedIndex, type Shelf } from './feed-index.ts';
import { createList, settle, type Order, type OrderedList } from './ordered-list.ts';
import { authorOf, countOf, heatOf, isLive, triedViews } from './post.ts';
import { shelfOf, shelvesOf } from './put-post.ts';
import { rowWords, word } from './rows.ts';

/**
 * Puts all posts that were loaded onto their shelves: they are sorted by time and by heat once, and each list takes its own
 * in that order, so that none has to be sorted. O(posts).
 */
export function shelveAll(index: FeedIndex): void {
  const posts = livePosts(index);
  const { unsigned, floats } = index.rows;
  for (let at = 0; at < posts.length; at += 1) {
    const post = posts[at] ?? 0;
    const counts = post * rowWords + word.counts;
    for (let count = counts; count < counts + responses.length; count += 1)
      floats[count] = Math.max(0, floats[count] ?? 0);
    unsigned[post * rowWords + word.heat] = heatOf(index, post);
  }
  for (const post of inOrder(posts, byTime(index))) {
    append(shelfOf(index, authorOf(index, post), false).newest, post);
    const isUntried = countOf(index, post, 'view') < triedViews;
    for (const shelf of shelvesOf(index, post)) {
      append(shelf.newest, post);
      if (isUntried && shelf.untried !== null) append(shelf.untried, post);
    }
  }
  for (const post of inOrder(posts, byHeat(index))) {
    for (const { hottest } of shelvesOf(index, post)) if (hottest !== null) append(hottest, post);
  }
  for (const shelf of [index.all, ...index.byKind, ...index.shelves.values()]) markSettled(shelf);
}

function livePosts(index: FeedIndex): Int32Array {
  const posts = new Int32Array(index.postCount);
  let count = 0;
  for (let thing = 0; thing < index.graph.things.count; thing += 1) {
    if (isLive(index, thing)) posts[count++] = thing;
  }
  return posts;
}

function inOrder(posts: Int32Array, order: Order): Int32Array {
  return settle({ ...createList(), things: posts.slice(), count: posts.length }, order).things;
}

function append(list: OrderedList, post: number): void {
  if (list.count === list.things.length) list.things = growIntegers(list.things, list.count * 2);
  list.things[list.count] = post;
  list.count += 1;
}

function markSettled({ newest, hottest, untried }: Shelf): void {
  for (const list of [newest, hottest, untried]) if (list !== null) list.isSettled = true;
}
