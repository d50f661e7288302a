import { growIntegers } from '../../graph/grow.ts';
import type { Steps } from '../../steps.ts';
import { responses } from '../facts.ts';
import { byHeat, byTime, type FeedIndex, type Shelf } from './feed-index.ts';
import { createList, settleInSteps, type Order, type OrderedList } from './ordered-list.ts';
import { authorOf, countOf, heatOf, isLive, triedViews } from './post.ts';
import { shelfOf, shelvesOf } from './put-post.ts';
import { rowWords, word } from './rows.ts';

/**
 * Puts all posts that were loaded onto their shelves: they are sorted by time and by heat once, and each list takes its own
 * in that order, so that none has to be sorted. In steps. O(posts).
 */
export function* shelveAll(index: FeedIndex): Steps<void> {
  const posts = yield* livePosts(index);
  const { unsigned, floats } = index.rows;
  for (let at = 0; at < posts.length; at += 1) {
    const post = posts[at] ?? 0;
    const counts = post * rowWords + word.counts;
    for (let count = counts; count < counts + responses.length; count += 1)
      floats[count] = Math.max(0, floats[count] ?? 0);
    unsigned[post * rowWords + word.heat] = heatOf(index, post);
    if (isTurn(at)) yield;
  }
  for (const [at, post] of (yield* inOrder(posts, byTime(index))).entries()) {
    if (isTurn(at)) yield;
    append(shelfOf(index, authorOf(index, post), false).newest, post);
    const isUntried = countOf(index, post, 'view') < triedViews;
    for (const shelf of shelvesOf(index, post)) {
      append(shelf.newest, post);
      if (isUntried && shelf.untried !== null) append(shelf.untried, post);
    }
  }
  for (const [at, post] of (yield* inOrder(posts, byHeat(index))).entries()) {
    if (isTurn(at)) yield;
    for (const { hottest } of shelvesOf(index, post)) if (hottest !== null) append(hottest, post);
  }
  for (const shelf of [index.all, ...index.byKind, ...index.shelves.values()]) markSettled(shelf);
}

/** Somebody else has a turn after so many posts. */
const turn = 4_096;

function isTurn(at: number): boolean {
  return at % turn === turn - 1;
}

function* livePosts(index: FeedIndex): Steps<Int32Array> {
  const posts = new Int32Array(index.postCount);
  let count = 0;
  for (let thing = 0; thing < index.graph.things.count; thing += 1) {
    if (isLive(index, thing)) posts[count++] = thing;
    if (isTurn(thing)) yield;
  }
  return posts;
}

function* inOrder(posts: Int32Array, order: Order): Steps<Int32Array> {
  const list = { ...createList(), things: posts.slice(), count: posts.length };
  return (yield* settleInSteps(list, order)).things;
}

function append(list: OrderedList, post: number): void {
  if (list.count === list.things.length) list.things = growIntegers(list.things, list.count * 2);
  list.things[list.count] = post;
  list.count += 1;
}

function markSettled({ newest, hottest, untried }: Shelf): void {
  for (const list of [newest, hottest, untried]) if (list !== null) list.isSettled = true;
}
