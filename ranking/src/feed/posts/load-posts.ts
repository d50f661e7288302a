import { growIntegers } from '../../graph/grow.ts';
import { findNodes, takeNodes, type IdBatch } from '../../graph/index.ts';
import { entriesAtOnce, type Steps } from '../../steps.ts';
import type { Response } from '../facts.ts';
import type { FeedIndex } from './feed-index.ts';
import { isLive, kindBits, wholeSeconds } from './post.ts';
import { noteAuthor } from './put-post.ts';
import { countWord, growRows, rowWords, word } from './rows.ts';

/** Posts that are loaded at once, as rows of a database. */
export interface PostBatch extends IdBatch {
  /** Where in a row the id of the post begins, and that of its author. */
  postOffset: number;
  authorOffset: number;
  /** Numbers of `postKinds`. */
  kinds: Int32Array;
  /** Numbers of their languages, see `languageNumber`. */
  languages: Uint16Array;
  /** Whole seconds since 1970; a post from below 0 is left out. */
  created: Int32Array;
  authorSince: Int32Array;
}

/** Interests and products of posts that wait to be laid down. */
export interface LoosePart {
  count: number;
  posts: Int32Array;
  things: Int32Array;
  /** What stands before what; products come behind all interests. */
  places: Int32Array;
}

const productsFrom = 2 ** 28;
const maxParts = 0xffff;

/**
 * Puts posts into an index that is being loaded: whatever else is known of them follows by `loadParts` and `loadCounts`,
 * and `layParts` and `shelveAll` end it. A post costs no object, and each list is written once and in order. O(posts).
 */
export function loadPosts(index: FeedIndex, batch: PostBatch): void {
  const { things } = index.graph;
  const [posts, authors] = [new Int32Array(batch.count), new Int32Array(batch.count)];
  takeNodes(things, batch, batch.postOffset, { kind: 'post', nodes: posts });
  takeNodes(things, batch, batch.authorOffset, { kind: 'author', nodes: authors });
  index.rows = growRows(index.rows, things.count);
  const { integers, unsigned } = index.rows;
  for (let at = 0; at < batch.count; at += 1) {
    const createdAt = batch.created[at] ?? -1;
    const post = posts[at] ?? 0;
    if (createdAt < 0 || isLive(index, post)) continue;
    const row = post * rowWords;
    unsigned[row + word.since] = wholeSeconds(createdAt);
    integers[row + word.author] = authors[at] ?? 0;
    integers[row + word.kind] = ((batch.kinds[at] ?? 0) + 1) | ((batch.languages[at] ?? 0) << kindBits);
    noteAuthor(index, authors[at] ?? 0, batch.authorSince[at] ?? 0);
    index.postCount += 1;
  }
}

/** No parts of posts. */
export function collectParts(): LoosePart {
  return {
    count: 0,
    posts: new Int32Array(1_024),
    things: new Int32Array(1_024),
    places: new Int32Array(1_024),
  };
}

/** Remembers interests or products of posts that are loaded, with their places. O(rows). */
export function loadParts(
  index: FeedIndex,
  parts: LoosePart,
  kind: 'interest' | 'product',
  batch: IdBatch & { postOffset: number; thingOffset: number; places: Int32Array },
): void {
  const { graph } = index;
  const [posts, things] = [new Int32Array(batch.count), new Int32Array(batch.count)];
  findNodes(graph.things, batch, batch.postOffset, posts);
  takeNodes(graph.things, batch, batch.thingOffset, { kind, nodes: things });
  index.rows = growRows(index.rows, graph.things.count);
  const from = kind === 'product' ? productsFrom : 0;
  for (let at = 0; at < batch.count; at += 1) {
    const post = posts[at] ?? -1;
    if (post === -1 || !isLive(index, post)) continue;
    if (parts.count === parts.posts.length) {
      parts.posts = growIntegers(parts.posts, parts.count * 2);
      parts.things = growIntegers(parts.things, parts.count * 2);
      parts.places = growIntegers(parts.places, parts.count * 2);
    }
    parts.posts[parts.count] = post;
    parts.things[parts.count] = things[at] ?? 0;
    parts.places[parts.count] = from + Math.min(productsFrom - 1, batch.places[at] ?? 0);
    parts.count += 1;
  }
}

/**
 * Adds to counts of posts that are loaded, a column for each response; one part of a count may be below 0 where another
 * makes up for it. O(rows · responses).
 */
export function loadCounts(
  index: FeedIndex,
  counted: readonly Response[],
  batch: IdBatch & { postOffset: number; columns: readonly Int32Array[] },
): void {
  const posts = new Int32Array(batch.count);
  findNodes(index.graph.things, batch, batch.postOffset, posts);
  const { floats } = index.rows;
  for (let at = 0; at < batch.count; at += 1) {
    const post = posts[at] ?? -1;
    if (post === -1 || !isLive(index, post)) continue;
    for (let column = 0; column < counted.length; column += 1) {
      const place = post * rowWords + countWord[counted[column] ?? 'view'];
      floats[place] = (floats[place] ?? 0) + (batch.columns[column]?.[at] ?? 0);
    }
  }
}

/** Marks products of posts that can be bought now. O(rows). */
export function loadBuyable(index: FeedIndex, batch: IdBatch & { productOffset: number }): void {
  const products = new Int32Array(batch.count);
  findNodes(index.graph.things, batch, batch.productOffset, products);
  const { integers } = index.rows;
  for (let at = 0; at < batch.count; at += 1) {
    const product = products[at] ?? -1;
    if (product !== -1) integers[product * rowWords + word.isBuyable] = 1;
  }
}

/** Lays the parts of each post side by side, in order and each once. In steps. O(parts). */
export function* layParts(index: FeedIndex, { count, posts, things, places }: LoosePart): Steps<void> {
  const starts = new Int32Array(index.graph.things.count + 1);
  for (let part = 0; part < count; part += 1) {
    const post = posts[part] ?? 0;
    starts[post + 1] = (starts[post + 1] ?? 0) + 1;
    if (part % entriesAtOnce === 0) yield;
  }
  for (let thing = 1; thing < starts.length; thing += 1)
    starts[thing] = (starts[thing] ?? 0) + (starts[thing - 1] ?? 0);
  const next = starts.slice();
  const grouped = new Int32Array(count);
  for (let part = 0; part < count; part += 1) {
    const post = posts[part] ?? 0;
    const start = starts[post] ?? 0;
    let to = next[post] ?? 0;
    next[post] = to + 1;
    for (; to > start && (places[grouped[to - 1] ?? 0] ?? 0) > (places[part] ?? 0); to -= 1)
      grouped[to] = grouped[to - 1] ?? 0;
    grouped[to] = part;
    if (part % entriesAtOnce === 0) yield;
  }
  index.parts = new Int32Array(Math.max(256, count));
  for (let post = 0; post + 1 < starts.length; post += 1) {
    const [start, end] = [starts[post] ?? 0, starts[post + 1] ?? 0];
    if (start < end) writeParts(index, post, grouped.subarray(start, end), { things, places });
    if (post % postsAtOnce === 0) yield;
  }
}

/** So many posts are laid down in one step. */
const postsAtOnce = 8_192;

function writeParts(
  index: FeedIndex,
  post: number,
  order: Int32Array,
  { things, places }: Pick<LoosePart, 'things' | 'places'>,
): void {
  const { integers } = index.rows;
  const { parts, partCount } = index;
  let end = partCount;
  let products = 0;
  for (let at = 0; at < order.length; at += 1) {
    const part = order[at] ?? 0;
    const thing = things[part] ?? 0;
    if (end - partCount - products >= maxParts || products >= maxParts) continue;
    if (parts.subarray(partCount, end).includes(thing)) continue;
    parts[end] = thing;
    end += 1;
    if ((places[part] ?? 0) >= productsFrom) products += 1;
  }
  integers[post * rowWords + word.parts] = partCount;
  integers[post * rowWords + word.partCounts] = (end - partCount - products) | (products << 16);
  index.partCount = end;
}
