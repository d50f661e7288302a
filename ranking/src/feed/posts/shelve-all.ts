import { growIntegers } from '../../graph/grow.ts';
import type { Steps } from '../../steps.ts';
import { responses } from '../facts.ts';
import type { AuthorLists } from './author-lists.ts';
import { byHeat, byTime, type FeedIndex, type Shelf } from './feed-index.ts';
import { createList, settleInSteps, type Order, type OrderedList } from './ordered-list.ts';
import { authorOf, countOf, heatOf, interestCount, isLive, kindOf, partsStart, triedViews } from './post.ts';
import { shelfOf } from './put-post.ts';
import { rowWords, word } from './rows.ts';

/**
 * Puts all posts that were loaded onto their shelves, which are empty: they are sorted by time and by heat once, and each list
 * takes its own in that order, so that none has to be sorted. In steps. O(posts).
 */
export function* shelveAll(index: FeedIndex): Steps<void> {
  const posts = yield* livePosts(index);
  yield* warm(index, posts);
  const byAge = yield* inOrder(posts, byTime(index));
  index.authors = yield* listAuthors(index, byAge);
  yield* eachShelf(index, byAge, ({ newest, untried }, post) => {
    append(newest, post);
    if (untried !== null && countOf(index, post, 'view') < triedViews) append(untried, post);
  });
  yield* eachShelf(index, yield* inOrder(posts, byHeat(index)), ({ hottest }, post) => {
    if (hottest !== null) append(hottest, post);
  });
  for (const shelf of [index.all, ...index.byKind, ...index.shelves.values()]) markSettled(shelf);
}

/** Counts are no less than nothing, and heat follows from them. */
function* warm(index: FeedIndex, posts: Int32Array): Steps<void> {
  const { unsigned, floats } = index.rows;
  for (let at = 0; at < posts.length; at += 1) {
    const post = posts[at] ?? 0;
    const counts = post * rowWords + word.counts;
    for (let count = counts; count < counts + responses.length; count += 1)
      floats[count] = Math.max(0, floats[count] ?? 0);
    unsigned[post * rowWords + word.heat] = heatOf(index, post);
    if (isTurn(at)) yield;
  }
}

function* listAuthors(index: FeedIndex, byAge: Int32Array): Steps<AuthorLists> {
  const starts = new Int32Array(index.graph.things.count + 1);
  for (let at = 0; at < byAge.length; at += 1) {
    const author = authorOf(index, byAge[at] ?? 0);
    starts[author + 1] = (starts[author + 1] ?? 0) + 1;
    if (isTurn(at)) yield;
  }
  for (let author = 1; author < starts.length; author += 1)
    starts[author] = (starts[author] ?? 0) + (starts[author - 1] ?? 0);
  const next = starts.slice();
  const posts = new Int32Array(byAge.length);
  for (let at = 0; at < byAge.length; at += 1) {
    const post = byAge[at] ?? 0;
    const author = authorOf(index, post);
    const place = next[author] ?? 0;
    posts[place] = post;
    next[author] = place + 1;
    if (isTurn(at)) yield;
  }
  return { starts, posts };
}

/** Visits the shelves that each post competes on, as `shelvesOf` has them. */
function* eachShelf(
  index: FeedIndex,
  posts: Int32Array,
  visit: (shelf: Shelf, post: number) => void,
): Steps<void> {
  for (let at = 0; at < posts.length; at += 1) {
    const post = posts[at] ?? 0;
    visit(index.all, post);
    const kind = index.byKind[kindOf(index, post)];
    if (kind !== undefined) visit(kind, post);
    const start = partsStart(index, post);
    for (let part = start; part < start + interestCount(index, post); part += 1)
      visit(shelfOf(index, index.parts[part] ?? 0, true), post);
    if (isTurn(at)) yield;
  }
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
