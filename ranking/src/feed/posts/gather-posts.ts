import type { Steps } from '../../steps.ts';
import { responses } from '../facts.ts';
import type { FeedIndex, Shelf } from './feed-index.ts';
import {
  authorOf,
  createdAt,
  heatOf,
  interestCount,
  isLive,
  kindOf,
  partsStart,
  triedViews,
  viewsOf,
} from './post.ts';
import { shelfOf } from './put-post.ts';
import { rowWords, word } from './rows.ts';

/**
 * What lists ask of all posts that live, in the order of their nodes: a quarter of a line of the cache for each, where their rows
 * are one and their interests lie elsewhere.
 */
export interface GatheredPosts {
  count: number;
  /** As many words of each as `gathered` names. */
  integers: Int32Array;
  created: Uint32Array;
  heats: Uint32Array;
  /** How many posts each author has, one place behind theirs. */
  ofAuthors: Int32Array;
  /** Those of all, of kinds and of interests. */
  shelves: Shelf[];
  /** By interest: the number of its shelf; 0 where no post is of it. */
  shelfOf: Int32Array;
  /** By shelf: how many posts belong there, and how many of them are untried. */
  sizes: number[];
  untried: number[];
}

/** Words of what is gathered. */
export const gathered = { post: 0, author: 1, parts: 2, places: 3 } as const;
export const gatheredWords = 4;

// Of the last word: the number of its shelf of a kind, whether it is untried, and above that how many interests it has.
const kindMask = 0xff;
const untriedBit = 0x100;
const interestShift = 16;

/** The number of the shelf of all posts of a kind; 0 for none. */
export function kindShelf(places: number): number {
  return places & kindMask;
}

/** Whether a post is on lists of untried ones. */
export function isUntried(places: number): boolean {
  return (places & untriedBit) !== 0;
}

/** How many interests a post is on shelves of. */
export function interestsIn(places: number): number {
  return places >>> interestShift;
}

/** Gathers that. Counts of a post are no less than nothing from then on, and its heat is what follows from them. In steps. O(things). */
export function* gatherPosts(index: FeedIndex): Steps<GatheredPosts> {
  const { graph, postCount, all, byKind } = index;
  const shelves = [all, ...byKind];
  const posts: GatheredPosts = {
    count: 0,
    integers: new Int32Array(postCount * gatheredWords),
    created: new Uint32Array(postCount),
    heats: new Uint32Array(postCount),
    ofAuthors: new Int32Array(graph.things.count + 1),
    shelves,
    shelfOf: new Int32Array(graph.things.count),
    sizes: shelves.map(() => 0),
    untried: shelves.map(() => 0),
  };
  for (let thing = 0; thing < graph.things.count; thing += 1) {
    if (isLive(index, thing)) gatherOne(index, posts, thing);
    if (thing % postsAtOnce === postsAtOnce - 1) yield;
  }
  return posts;
}

/** So many things are looked at in one step. */
const postsAtOnce = 4_096;

function gatherOne(index: FeedIndex, posts: GatheredPosts, post: number): void {
  const { count, integers, ofAuthors } = posts;
  const author = authorOf(index, post);
  const start = partsStart(index, post);
  const interests = interestCount(index, post);
  const untried = viewsOf(index, post) < triedViews;
  const kind = kindOf(index, post) < index.byKind.length ? kindOf(index, post) + 1 : 0;
  const at = count * gatheredWords;
  integers[at + gathered.post] = post;
  integers[at + gathered.author] = author;
  integers[at + gathered.parts] = start;
  integers[at + gathered.places] = kind | (untried ? untriedBit : 0) | (interests << interestShift);
  posts.created[count] = createdAt(index, post);
  posts.heats[count] = warm(index, post);
  posts.count += 1;
  ofAuthors[author + 1] = (ofAuthors[author + 1] ?? 0) + 1;
  note(posts, 0, untried);
  if (kind > 0) note(posts, kind, untried);
  for (let part = start; part < start + interests; part += 1)
    note(posts, shelfNumber(index, posts, index.parts[part] ?? 0), untried);
}

/** Counts are no less than nothing, and heat follows from them. */
function warm(index: FeedIndex, post: number): number {
  const { unsigned, floats } = index.rows;
  const counts = post * rowWords + word.counts;
  for (let count = counts; count < counts + responses.length; count += 1)
    if ((floats[count] ?? 0) < 0) floats[count] = 0;
  const heat = heatOf(index, post);
  unsigned[post * rowWords + word.heat] = heat;
  return heat;
}

function note({ sizes, untried }: GatheredPosts, shelf: number, isOne: boolean): void {
  sizes[shelf] = (sizes[shelf] ?? 0) + 1;
  if (isOne) untried[shelf] = (untried[shelf] ?? 0) + 1;
}

function shelfNumber(index: FeedIndex, posts: GatheredPosts, interest: number): number {
  const known = posts.shelfOf[interest] ?? 0;
  if (known !== 0) return known;
  const number = posts.shelves.length;
  posts.shelfOf[interest] = number;
  posts.shelves.push(shelfOf(index, interest, true));
  posts.sizes.push(0);
  posts.untried.push(0);
  return number;
}
