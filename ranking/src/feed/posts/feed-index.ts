import { createGraph, type Graph } from '../../graph/index.ts';
import { usualWalk, type WalkSettings } from '../../walk/index.ts';
import { postKinds } from '../facts.ts';
import type { Bond } from '../responses/bond.ts';
import { entriesAtOnce, finish, type Steps } from '../../steps.ts';
import { loadedCount, loadedPosts, noAuthorLists, type AuthorLists } from './author-lists.ts';
import { createList, settleInSteps, type Order, type OrderedList } from './ordered-list.ts';
import { createRows, rowWords, word, type Rows } from './rows.ts';
import { createSpace, type RankingSpace } from '../rank/space.ts';

/**
 * All that a ranking needs to know of a community, in memory: a row for every live post, lists of posts in order, and
 * the graph of who touched what. Posts, products, authors and interests are things of the graph; rows are found by the
 * number of the thing.
 */
export interface FeedIndex {
  graph: Graph;
  rows: Rows;
  /** Interests and then products of each post, one after the other, as numbers of things. */
  parts: Int32Array;
  /** How many of `parts` are in use, those of posts that are gone among them. */
  partCount: number;
  /** How many posts live. */
  postCount: number;
  all: Shelf;
  byKind: Shelf[];
  /** By the number of an interest, or of an author who is not only among `authors`. */
  shelves: Map<number, Shelf>;
  authors: AuthorLists;
  /** The latest moment anything was touched, which a clock from tomorrow does not move far. */
  latestS: number;
  /** How a walk weighs what it passes. */
  walk: WalkSettings;
  /** How many edges each person has had since the last compaction. */
  edgeCounts: Int32Array;
  /** Who hid or reported which post, so that each counts once. */
  objections: Set<number>;
  /** By person and thing, of whom more is known than their edge says: they did more than is heard, or object. */
  held: Map<number, Bond>;
  /** By post: what of its responses is not heard. */
  discounts: Map<number, number>;
  /** What happened to the graph since it was copied for a compaction; `null` while there is none. */
  journal: ((graph: Graph) => unknown)[] | null;
  /** Memory that rankings share, one after the other. */
  space: RankingSpace;
}

/** The lists of posts that have something in common. */
export interface Shelf {
  newest: OrderedList;
  /** In order of heat; authors have none. */
  hottest: OrderedList | null;
  /** Those that were seen so rarely that nobody knows yet what they are worth; newest last. */
  untried: OrderedList | null;
}

/** What an index may be made with. */
export interface FeedIndexOptions {
  /** After so many seconds, what somebody did counts half. */
  halfLifeS?: number;
  /** The moment it is made; without it, that of the first thing anybody does. */
  baseS?: number;
  walk?: WalkSettings;
}

/** Half of what somebody did counts after three months: tastes last longer than news. */
const usualHalfLifeS = 90 * 86_400;

/** The usual powers; so few people and things at each hop that a walk takes a fraction of a millisecond. */
const usualFeedWalk: WalkSettings = {
  ...usualWalk,
  peoplePerThing: 40,
  peopleHeard: 100,
  thingsPerPerson: 32,
};

/** An index without posts. */
export function createFeedIndex({
  halfLifeS = usualHalfLifeS,
  baseS = 0,
  walk = usualFeedWalk,
}: FeedIndexOptions = {}): FeedIndex {
  return {
    graph: createGraph({ halfLifeS, baseS }),
    rows: createRows(64),
    parts: new Int32Array(256),
    partCount: 0,
    postCount: 0,
    all: createShelf(true),
    byKind: postKinds.map(() => createShelf(true)),
    shelves: new Map(),
    authors: noAuthorLists(),
    latestS: baseS,
    walk,
    edgeCounts: new Int32Array(0),
    objections: new Set(),
    held: new Map(),
    discounts: new Map(),
    journal: null,
    space: createSpace(),
  };
}

/** A shelf without posts. */
export function createShelf(isRanked: boolean): Shelf {
  return {
    newest: createList(),
    hottest: isRanked ? createList() : null,
    untried: isRanked ? createList() : null,
  };
}

/** The order of the newest. */
export function byTime({ graph, rows }: FeedIndex): Order {
  return { unsigned: rows.unsigned, keys: graph.things.keys, word: word.since };
}

/** The order of the hottest. */
export function byHeat({ graph, rows }: FeedIndex): Order {
  return { unsigned: rows.unsigned, keys: graph.things.keys, word: word.heat };
}

/** Of each author so many posts compete in one pool; whoever floods it crowds out nobody else. */
const mostPerAuthor = 200;

/**
 * Puts all lists in order, so that no reader waits for it, and takes out of the pools what authors have too much of there:
 * lists by time still have it. O(posts), once after loading.
 */
export function settleFeedIndex(index: FeedIndex): void {
  finish(settleFeedIndexInSteps(index));
}

/** The same in steps; nobody may read the lists meanwhile. */
export function* settleFeedIndexInSteps(index: FeedIndex): Steps<void> {
  for (const shelf of shelvesIn(index)) yield* settleInSteps(shelf.newest, byTime(index));
  const crowd = yield* findCrowd(index);
  for (const { hottest, untried } of shelvesIn(index)) {
    if (untried !== null) yield* thin(index, yield* settleInSteps(untried, byTime(index)), crowd);
    if (hottest !== null) yield* thin(index, yield* settleInSteps(hottest, byHeat(index)), crowd);
  }
}

function shelvesIn({ all, byKind, shelves }: FeedIndex): Shelf[] {
  return [all, ...byKind, ...shelves.values()];
}

/** Posts of authors who have more of them than a pool holds, few as these are: nobody else's have to be looked at. */
interface Crowd {
  /** By post: 1 for theirs. */
  isTheirs: Uint8Array;
  /** By author, of the list that is looked at: how many were kept. */
  kept: Int32Array;
  isEmpty: boolean;
}

function* findCrowd({ graph, shelves, authors }: FeedIndex): Steps<Crowd> {
  const { count } = graph.things;
  const crowd: Crowd = { isTheirs: new Uint8Array(count), kept: new Int32Array(count), isEmpty: true };
  const mark = (posts: Int32Array) => {
    crowd.isEmpty = false;
    for (let at = 0; at < posts.length; at += 1) crowd.isTheirs[posts[at] ?? 0] = 1;
  };
  for (const { newest, hottest } of shelves.values()) {
    if (hottest !== null || newest.count <= mostPerAuthor) continue;
    mark(newest.things.subarray(0, newest.count));
    yield;
  }
  for (let author = 0; author < authors.starts.length; author += 1) {
    if (author % entriesAtOnce === 0) yield;
    if (loadedCount(authors, author) > mostPerAuthor && !shelves.has(author))
      mark(loadedPosts(authors, author));
  }
  return crowd;
}

/** Keeps the last of each author in a list that is in order. O(n). */
function* thin({ rows }: FeedIndex, list: OrderedList, { isTheirs, kept, isEmpty }: Crowd): Steps<void> {
  const { things, count } = list;
  if (isEmpty || count <= mostPerAuthor) return;
  const met = new Set<number>();
  let first = count;
  for (let at = count - 1; at >= 0; at -= 1) {
    if (at % entriesAtOnce === 0) yield;
    const post = things[at] ?? 0;
    if (isTheirs[post] === 1) {
      const author = rows.integers[post * rowWords + word.author] ?? 0;
      const before = kept[author] ?? 0;
      if (before === mostPerAuthor) continue;
      kept[author] = before + 1;
      met.add(author);
    }
    things[--first] = post;
  }
  for (const author of met) kept[author] = 0;
  things.copyWithin(0, first, count);
  list.count = count - first;
}
