import { findNode, findNodes, removeThing, takeNode, wordsPerKey, type GivenId } from '../../graph/index.ts';
import { growIntegers } from '../../graph/grow.ts';
import { pairOf } from '../responses/bonds.ts';
import { postKinds, responses, type PostFacts } from '../facts.ts';
import { byHeat, byTime, createShelf, type FeedIndex, type Shelf } from './feed-index.ts';
import { loadedCount, loadedPosts } from './author-lists.ts';
import { changeGraph } from '../responses/compaction.ts';
import { languageNumber } from './language-number.ts';
import { insert, remove, type OrderedList } from './ordered-list.ts';
import {
  authorOf,
  countOf,
  createdAt,
  heatOf,
  interestCount,
  isLive,
  kindBits,
  kindOf,
  partsStart,
  triedViews,
  wholeSeconds,
} from './post.ts';
import { countWord, growRows, rowWords, word } from './rows.ts';

const maxParts = 0xffff;

/**
 * Puts a post into the index, or what became of one that is there already; its counts then stay, because every response
 * was counted as it came. O(interests + products) while the index is loaded, and later for whoever is the newest;
 * otherwise O(log posts) and a short move of memory for each list.
 */
export function putPost(index: FeedIndex, facts: PostFacts): void {
  const { things } = index.graph;
  const post = takeNode(things, facts.id, 'post');
  const author = takeThing(index, facts.authorId, 'author');
  const interests = takeAll(index, facts.interestIds, 'interest');
  const products = takeAll(index, facts.productIds, 'product');
  index.rows = growRows(index.rows, things.count);
  const { integers, unsigned, floats } = index.rows;
  const row = post * rowWords;
  const isKnown = isLive(index, post);
  const kind = postKinds.indexOf(facts.kind);
  const isInPlace =
    isKnown &&
    createdAt(index, post) === wholeSeconds(facts.createdAt) &&
    authorOf(index, post) === author &&
    kindOf(index, post) === kind &&
    hasInterests(index, post, interests);
  if (isKnown && !isInPlace) unshelve(index, post);
  if (!isKnown) {
    for (const response of responses) {
      const count = facts.responses[response];
      floats[row + countWord[response]] = count > 0 ? count : 0;
    }
    index.postCount += 1;
  }
  unsigned[row + word.since] = wholeSeconds(facts.createdAt);
  integers[row + word.author] = author;
  integers[row + word.kind] = (kind + 1) | (languageNumber(facts.language) << kindBits);
  writeParts(index, row, interests, products);
  unsigned[row + word.heat] = heatOf(index, post);
  noteAuthor(index, author, facts.authorSince ?? facts.createdAt);
  if (!isInPlace) shelve(index, post);
}

/** Whether a post is in the index. O(1). */
export function hasPost(index: FeedIndex, id: string): boolean {
  return findPost(index, id) !== -1;
}

/** The number of a post in this index, and in no other; −1 where it is not there. O(1). */
export function findPost(index: FeedIndex, id: GivenId): number {
  const post = findNode(index.graph.things, id);
  return post !== -1 && isLive(index, post) ? post : -1;
}

/**
 * The posts whose ids stand at some places of a list of ids, sixteen bytes each, as `findPost` gives them: the memory of all
 * is waited for at once. O(places).
 */
export function findPostsAt(index: FeedIndex, ids: Uint8Array, places: readonly number[]): Int32Array {
  const count = places.length;
  const starts = new Int32Array(count);
  const posts = new Int32Array(count);
  for (let at = 0; at < count; at += 1) starts[at] = (places[at] ?? 0) * wordsPerKey * 4;
  findNodes(index.graph.things, { bytes: ids, starts, count }, 0, posts);
  for (let at = 0; at < count; at += 1) if (!isLive(index, posts[at] ?? -1)) posts[at] = -1;
  return posts;
}

/** Takes a post out of the index, with all who touched it. Unknown ones are none of our business. */
export function dropPost(index: FeedIndex, id: string): void {
  const post = findNode(index.graph.things, id);
  if (post === -1 || !isLive(index, post)) return;
  unshelve(index, post);
  changeGraph(index, (graph) => removeThing(graph, post));
  for (const key of index.held.keys()) if (pairOf(key).thing === post) index.held.delete(key);
  for (const key of index.objections) {
    if (pairOf(Math.floor(key / 2)).thing === post) index.objections.delete(key);
  }
  index.discounts.delete(post);
  const row = post * rowWords;
  index.rows.integers.fill(0, row, row + rowWords);
  index.postCount -= 1;
}

/** Says whether a product can be bought now: a post is shoppable while any of its products can. O(1). */
export function setBuyable(index: FeedIndex, productId: string, isBuyable: boolean): void {
  const product = takeThing(index, productId, 'product');
  index.rows = growRows(index.rows, index.graph.things.count);
  index.rows.integers[product * rowWords + word.isBuyable] = isBuyable ? 1 : 0;
}

/** The lists a post is in. */
export function shelvesOf(index: FeedIndex, post: number): Shelf[] {
  const shelves = [index.all];
  const kind = index.byKind[kindOf(index, post)];
  if (kind !== undefined) shelves.push(kind);
  const start = partsStart(index, post);
  for (let at = start; at < start + interestCount(index, post); at += 1) {
    shelves.push(shelfOf(index, index.parts[at] ?? 0, true));
  }
  return shelves;
}

function hasInterests(index: FeedIndex, post: number, interests: readonly number[]): boolean {
  const start = partsStart(index, post);
  return (
    interestCount(index, post) === interests.length &&
    interests.every((interest, place) => index.parts[start + place] === interest)
  );
}

function shelve(index: FeedIndex, post: number): void {
  const [time, heat] = [byTime(index), byHeat(index)];
  const isUntried = countOf(index, post, 'view') < triedViews;
  insert(shelfOf(index, authorOf(index, post), false).newest, time, post);
  for (const { newest, hottest, untried } of shelvesOf(index, post)) {
    insert(newest, time, post);
    if (hottest !== null) insert(hottest, heat, post);
    if (untried !== null && isUntried) insert(untried, time, post);
  }
}

function unshelve(index: FeedIndex, post: number): void {
  const [time, heat] = [byTime(index), byHeat(index)];
  remove(shelfOf(index, authorOf(index, post), false).newest, time, post);
  for (const { newest, hottest, untried } of shelvesOf(index, post)) {
    remove(newest, time, post);
    if (hottest !== null) remove(hottest, heat, post);
    if (untried !== null) remove(untried, time, post);
  }
}

/** The lists of an author or an interest. */
export function shelfOf({ shelves, authors }: FeedIndex, thing: number, isRanked: boolean): Shelf {
  const known = shelves.get(thing);
  if (known !== undefined) return known;
  const shelf = createShelf(isRanked);
  const loaded = isRanked ? 0 : loadedCount(authors, thing);
  // The list outgrows its stretch of the column by moving out of it.
  if (loaded > 0) shelf.newest = { things: loadedPosts(authors, thing), count: loaded, isSettled: true };
  shelves.set(thing, shelf);
  return shelf;
}

/** The posts of an author, newest last; `null` where there never was one. O(1). */
export function newestBy(index: FeedIndex, author: number): OrderedList | null {
  const isKnown = index.shelves.has(author) || loadedCount(index.authors, author) > 0;
  return isKnown ? shelfOf(index, author, false).newest : null;
}

function writeParts(index: FeedIndex, row: number, interests: number[], products: number[]): void {
  const { integers } = index.rows;
  const counts = integers[row + word.partCounts] ?? 0;
  const room = (counts & 0xffff) + (counts >>> 16);
  const needed = interests.length + products.length;
  if (needed > room) {
    const end = index.partCount + needed;
    if (end > index.parts.length)
      index.parts = growIntegers(index.parts, Math.max(end, index.parts.length * 2));
    integers[row + word.parts] = index.partCount;
    index.partCount = end;
  }
  const start = integers[row + word.parts] ?? 0;
  index.parts.set(interests, start);
  index.parts.set(products, start + interests.length);
  integers[row + word.partCounts] = interests.length | (products.length << 16);
}

/** Remembers since when an author is here. */
export function noteAuthor({ rows: { unsigned } }: FeedIndex, author: number, since: number): void {
  const at = author * rowWords + word.since;
  const known = unsigned[at] ?? 0;
  const told = wholeSeconds(since);
  if (known === 0 || told < known) unsigned[at] = told;
}

function takeAll(index: FeedIndex, ids: readonly string[], kind: 'interest' | 'product'): number[] {
  const taken: number[] = [];
  for (const id of ids) {
    const thing = takeThing(index, id, kind);
    if (!taken.includes(thing) && taken.length < maxParts) taken.push(thing);
  }
  return taken;
}

/** The thing of this id, with a row. */
export function takeThing(index: FeedIndex, id: GivenId, kind: 'author' | 'interest' | 'product'): number {
  const thing = takeNode(index.graph.things, id, kind);
  if (thing >= index.rows.capacity) index.rows = growRows(index.rows, thing + 1);
  return thing;
}
