import { compareIds } from '../../graph/index.ts';
import type { Steps } from '../../steps.ts';
import type { FeedIndex } from './feed-index.ts';
import {
  gathered,
  gatheredWords,
  gatherPosts,
  interestsIn,
  isUntried,
  kindShelf,
  type GatheredPosts,
} from './gather-posts.ts';
import type { OrderedList } from './ordered-list.ts';
import { radixSortInSteps } from './radix-sort.ts';

/**
 * Puts all posts that were loaded onto their shelves, which are empty: they are sorted by time and by heat once, and each list
 * takes its own in that order, so that none has to be sorted. In steps. O(posts).
 */
export function* shelveAll(index: FeedIndex): Steps<void> {
  const posts = yield* gatherPosts(index);
  const byAge = yield* inOrder(index, posts, posts.created);
  yield* listAuthors(index, posts, byAge);
  const newest = fill(posts.sizes);
  const untried = fill(posts.untried);
  yield* eachPlace(index, posts, byAge, (shelf, post, isNew) => {
    append(newest, shelf, post);
    if (isNew) append(untried, shelf, post);
  });
  const hottest = fill(posts.sizes);
  yield* eachPlace(index, posts, yield* inOrder(index, posts, posts.heats), (shelf, post) => {
    append(hottest, shelf, post);
  });
  for (const [number, shelf] of posts.shelves.entries()) {
    hand(shelf.newest, newest, number);
    if (shelf.untried !== null) hand(shelf.untried, untried, number);
    if (shelf.hottest !== null) hand(shelf.hottest, hottest, number);
  }
}

/** The places of what was gathered in order of a value, of equals in that of their ids. */
function* inOrder(index: FeedIndex, posts: GatheredPosts, values: Uint32Array): Steps<Int32Array> {
  const order = new Int32Array(posts.count);
  for (let at = 0; at < order.length; at += 1) order[at] = at;
  const sorted = yield* radixSortInSteps(order, (at) => values[at] ?? 0);
  const { keys } = index.graph.things;
  const { integers } = posts;
  const byId = (one: number, other: number) =>
    compareIds(keys, integers[one * gatheredWords] ?? 0, integers[other * gatheredWords] ?? 0);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && sorted[end] === sorted[start]) end += 1;
    if (end > start + 1) order.subarray(start, end).sort(byId);
    start = end;
  }
  return order;
}

function* listAuthors(
  index: FeedIndex,
  { integers, ofAuthors }: GatheredPosts,
  byAge: Int32Array,
): Steps<void> {
  const starts = ofAuthors;
  for (let author = 1; author < starts.length; author += 1)
    starts[author] = (starts[author] ?? 0) + (starts[author - 1] ?? 0);
  const next = starts.slice();
  const posts = new Int32Array(byAge.length);
  for (let at = 0; at < byAge.length; at += 1) {
    const record = (byAge[at] ?? 0) * gatheredWords;
    const author = integers[record + gathered.author] ?? 0;
    const place = next[author] ?? 0;
    posts[place] = integers[record + gathered.post] ?? 0;
    next[author] = place + 1;
    if (isTurn(at)) yield;
  }
  index.authors = { starts, posts };
}

/** Visits the shelves that each post competes on, as `shelvesOf` has them. */
function* eachPlace(
  { parts }: FeedIndex,
  { integers, shelfOf }: GatheredPosts,
  order: Int32Array,
  visit: (shelf: number, post: number, isNew: boolean) => void,
): Steps<void> {
  for (let at = 0; at < order.length; at += 1) {
    const record = (order[at] ?? 0) * gatheredWords;
    const post = integers[record + gathered.post] ?? 0;
    const places = integers[record + gathered.places] ?? 0;
    const isNew = isUntried(places);
    visit(0, post, isNew);
    if (kindShelf(places) > 0) visit(kindShelf(places), post, isNew);
    const start = integers[record + gathered.parts] ?? 0;
    const end = start + interestsIn(places);
    for (let part = start; part < end; part += 1) visit(shelfOf[parts[part] ?? 0] ?? 0, post, isNew);
    if (isTurn(at)) yield;
  }
}

/** Somebody else has a turn after so many posts. */
const turn = 4_096;

function isTurn(at: number): boolean {
  return at % turn === turn - 1;
}

/** Lists of all shelves that are filled from their beginning. */
interface Filling {
  lists: Int32Array[];
  ends: Int32Array;
}

/** Lists for so many posts each, and some to come. */
function fill(sizes: readonly number[]): Filling {
  return {
    lists: sizes.map((size) => new Int32Array(size + (size >>> 4) + 4)),
    ends: new Int32Array(sizes.length),
  };
}

function append({ lists, ends }: Filling, shelf: number, post: number): void {
  const end = ends[shelf] ?? 0;
  const list = lists[shelf];
  if (list !== undefined) list[end] = post;
  ends[shelf] = end + 1;
}

function hand(list: OrderedList, { lists, ends }: Filling, shelf: number): void {
  list.things = lists[shelf] ?? list.things;
  list.count = ends[shelf] ?? 0;
  list.isSettled = true;
}
