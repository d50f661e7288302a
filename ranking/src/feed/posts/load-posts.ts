import { growIntegers } from '../../graph/grow.ts';
import { findNodes, reserveNodes, takeNodes, type IdBatch } from '../../graph/index.ts';
import { sharedIntegers } from '../../shared.ts';
import { entriesAtOnce, type Steps } from '../../steps.ts';
import type { Response } from '../facts.ts';
import type { FeedIndex } from './feed-index.ts';
import { roomFor } from './node-room.ts';
import { isLive, kindBits, latest, wholeSeconds } from './post.ts';
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
  languages: Int32Array;
  /** Whole seconds since 1970; a post from below 0 is left out. */
  created: Int32Array;
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
 * Makes room for about so many posts and people: columns that grow step by step are copied time and again. What is not used
 * is never written to and costs no memory, but for the slots of tables.
 */
export function makeRoom(index: FeedIndex, { posts, people }: { posts: number; people: number }): void {
  const { graph } = index;
  // Whoever wrote a post is a thing, too, and some products and interests come along.
  const things = Math.ceil((posts + Math.min(posts, people)) * 1.1);
  reserveNodes(graph.things, things);
  reserveNodes(graph.people, people);
  index.rows = growRows(index.rows, things);
}

/**
 * Puts posts into an index that is being loaded: whatever else is known of them follows by `loadParts` and `loadCounts`,
 * and `layParts` and `shelveAll` end it. A post costs no object, and each list is written once and in order. O(posts).
 */
export function loadPosts(index: FeedIndex, batch: PostBatch): void {
  const { things } = index.graph;
  const [posts, authors] = roomFor(batch.count);
  takeNodes(things, batch, batch.postOffset, { kind: 'post', nodes: posts });
  takeNodes(things, batch, batch.authorOffset, { kind: 'author', nodes: authors });
  index.rows = growRows(index.rows, things.count);
  const { integers, unsigned } = index.rows;
  fetchRows(index, authors, batch.count);
  for (let at = 0; at < batch.count; at += 1) {
    const createdAt = batch.created[at] ?? -1;
    const post = posts[at] ?? 0;
    if (createdAt < 0 || isLive(index, post)) continue;
    const row = post * rowWords;
    unsigned[row + word.since] = wholeSeconds(createdAt);
    integers[row + word.author] = authors[at] ?? 0;
    integers[row + word.kind] = ((batch.kinds[at] ?? 0) + 1) | ((batch.languages[at] ?? 0) << kindBits);
    // Somebody who wrote; since when they are here is told by `loadAuthors`.
    noteAuthor(index, authors[at] ?? 0, latest);
    index.postCount += 1;
  }
}

/** Notes since when authors of posts that are loaded are here; who wrote none of them is passed over. O(rows). */
export function loadAuthors(
  index: FeedIndex,
  batch: IdBatch & { personOffset: number; since: Int32Array },
): void {
  const [authors] = roomFor(batch.count);
  findNodes(index.graph.things, batch, batch.personOffset, authors);
  const { unsigned } = index.rows;
  fetchRows(index, authors, batch.count);
  for (let at = 0; at < batch.count; at += 1) {
    const author = authors[at] ?? -1;
    if (author === -1 || unsigned[author * rowWords + word.since] === 0) continue;
    noteAuthor(index, author, batch.since[at] ?? 0);
  }
}

/** No parts of posts, with room for so many. */
export function collectParts(room = 1_024): LoosePart {
  const most = Math.max(1, room);
  return {
    count: 0,
    posts: new Int32Array(most),
    things: new Int32Array(most),
    places: new Int32Array(most),
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
  const [posts, things] = roomFor(batch.count);
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
  const [posts] = roomFor(batch.count);
  findNodes(index.graph.things, batch, batch.postOffset, posts);
  const { floats } = index.rows;
  fetchRows(index, posts, batch.count);
  for (let column = 0; column < counted.length; column += 1) {
    const counts = batch.columns[column];
    const countedAt = countWord[counted[column] ?? 'view'];
    if (counts === undefined) continue;
    for (let at = 0; at < batch.count; at += 1) {
      const post = posts[at] ?? -1;
      const count = counts[at] ?? 0;
      if (count === 0 || post === -1 || !isLive(index, post)) continue;
      const place = post * rowWords + countedAt;
      floats[place] = (floats[place] ?? 0) + count;
    }
  }
}

/** Reads something of the rows of all these things, for nothing but that the memory of all of them is waited for at once. */
function fetchRows({ rows: { integers } }: FeedIndex, things: Int32Array, count: number): void {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += integers[Math.max(0, things[at] ?? 0) * rowWords] ?? 0;
  fetched[0] = sum;
}

/** What was read ahead, summed up, or it would not have to be read. */
const fetched = new Float64Array(1);

/** Marks products of posts that can be bought now. O(rows). */
export function loadBuyable(index: FeedIndex, batch: IdBatch & { productOffset: number }): void {
  const [products] = roomFor(batch.count);
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
  index.parts = sharedIntegers(Math.max(256, count));
  const inOrder = { starts, grouped, things, places };
  for (let post = 0; post + 1 < starts.length; post += 1) {
    if ((starts[post] ?? 0) < (starts[post + 1] ?? 0)) writeParts(index, post, inOrder);
    if (post % postsAtOnce === 0) yield;
  }
}

/** So many posts are laid down in one step. */
const postsAtOnce = 8_192;

function writeParts(index: FeedIndex, post: number, { starts, grouped, things, places }: PartsInOrder): void {
  const { integers } = index.rows;
  const { parts, partCount } = index;
  let next = partCount;
  let products = 0;
  const end = starts[post + 1] ?? 0;
  for (let at = starts[post] ?? 0; at < end; at += 1) {
    const part = grouped[at] ?? 0;
    const thing = things[part] ?? 0;
    if (next - partCount - products >= maxParts || products >= maxParts) continue;
    let known = partCount;
    while (known < next && parts[known] !== thing) known += 1;
    if (known < next) continue;
    parts[next] = thing;
    next += 1;
    if ((places[part] ?? 0) >= productsFrom) products += 1;
  }
  integers[post * rowWords + word.parts] = partCount;
  integers[post * rowWords + word.partCounts] = (next - partCount - products) | (products << 16);
  index.partCount = next;
}

/** Loose parts, and in which order they belong to posts: of post n from `starts[n]` up to `starts[n + 1]`. */
interface PartsInOrder extends Pick<LoosePart, 'things' | 'places'> {
  starts: Int32Array;
  grouped: Int32Array;
}
