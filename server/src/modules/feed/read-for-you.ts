import { followedAuthors, isSureOfNoAnswer, mayBeShown, type FeedIndex, type Reader } from '@spark/ranking';
import type { Post, PostPage } from '@spark/contract';
import { newId } from '../../platform/db/index.ts';
import type { CursorCodec } from '../../platform/http/index.ts';
import type { PostCards, ViewerMarks } from '../posts/index.ts';
import type { FeedEngine } from './engine/feed-engine.ts';
import type { createFeedSample } from './learning/keep-impressions.ts';
import { scopeOf, type FeedRequest } from './feed-request.ts';
import { rankForYou, readerOf } from './rank-for-you.ts';
import { orderLength, packOrder, readOrder, type FeedSession, type FeedSessions } from './sessions/index.ts';

/** What a For you feed is read with. */
export interface ForYouParts {
  engine: FeedEngine;
  sessions: FeedSessions;
  cards: PostCards;
  cursors: CursorCodec;
  /** Keeps what some feeds showed, to learn from. */
  sample: ReturnType<typeof createFeedSample>;
}

/**
 * So many posts are put in order at a time, six usual pages; whoever reads to their end has as many more put behind them.
 * With 16 bytes each they fit into one row of the database.
 */
const batchSize = 120;

/** A place in a feed whose order is fixed. */
interface Place {
  session: FeedSession;
  offset: number;
}

/** A page of For you. Its order is fixed when the first page is read; later pages neither repeat nor skip. */
export async function readForYou(
  parts: ForYouParts,
  request: FeedRequest,
  page: { limit: number; cursor: string | undefined },
): Promise<PostPage> {
  const { engine, sessions, cursors } = parts;
  await engine.settle();
  const scope = scopeOf(request);
  const ranking = { size: batchSize, pageSize: page.limit };
  let place =
    page.cursor === undefined
      ? await beginFeed(parts, request, ranking)
      : await findPlace(parts, scope, page.cursor);
  const items: Post[] = [];
  let isKept = page.cursor !== undefined;
  for (;;) {
    const filled = await fillPage(parts, place, { request, limit: page.limit, items });
    place = { ...place, offset: filled.offset };
    if (place.offset < orderLength(place.session.order)) break;
    const without = readOrder(place.session.order);
    const more = await rankForYou(engine, request, { ...ranking, without });
    if (more.length === 0) return { items, nextCursor: null };
    if (!isKept) await sessions.keep(place.session);
    isKept = true;
    place = { ...place, session: await sessions.extend(place.session, idsOf(more)) };
    if (filled.isFull) break;
  }
  if (!isKept) await sessions.keep(place.session);
  return { items, nextCursor: cursors.encode(scope, [place.session.id, place.offset]) };
}

async function beginFeed(
  { engine, sample }: ForYouParts,
  request: FeedRequest,
  ranking: { size: number; pageSize: number },
): Promise<Place> {
  const { viewer, now } = request;
  const posts = await rankForYou(engine, request, ranking);
  const id = newId();
  if (viewer !== null) {
    await sample({ sessionId: id, userId: viewer.userId, posts, weights: engine.weights() }, now);
  }
  const order = packOrder(idsOf(posts));
  return { session: { id, userId: viewer?.userId ?? null, order, createdAt: now }, offset: 0 };
}

function idsOf(posts: readonly { id: string }[]): string[] {
  return posts.map(({ id }) => id);
}

async function findPlace({ sessions, cursors }: ForYouParts, scope: string, cursor: string): Promise<Place> {
  // The keyed hash proved that readForYou wrote this.
  const [sessionId, offset] = cursors.decode(scope, cursor) as [string, number];
  return { session: await sessions.find(sessionId), offset };
}

/**
 * Puts the next posts of an order on a page until it is full or the order ends; those that were deleted or hidden since
 * are passed over.
 */
async function fillPage(
  { engine, cards }: ForYouParts,
  { session: { order }, offset }: Place,
  { request, limit, items }: { request: FeedRequest; limit: number; items: Post[] },
): Promise<{ offset: number; isFull: boolean }> {
  const { index, reader } = await readerOf(engine, request);
  while (items.length < limit && offset < orderLength(order)) {
    const ids = readOrder(order, offset, offset + limit - items.length);
    const wanted = ids.filter((id) => mayBeShown(index, reader, id));
    const posts = await cards.read(wanted, { ...request, marks: knownMarks(index, reader, wanted) });
    for (const post of posts) {
      if (showsAgain(post, items)) return { offset: offset + ids.indexOf(post.id), isFull: true };
      items.push(post);
    }
    offset += ids.length;
  }
  return { offset, isFull: items.length >= limit };
}

/** What the reader did with posts, where the index is sure: hardly anybody answered what their feed shows for the first time. */
function knownMarks(index: FeedIndex, reader: Reader, postIds: readonly string[]): ViewerMarks | undefined {
  if (reader.personId === null || !isSureOfNoAnswer(index, reader, postIds)) return undefined;
  return { smiled: [], saved: [], followed: followedAuthors(index, reader, postIds), votes: {} };
}

// No product is twice on a page: where the order cannot avoid it, or posts between were deleted, the page ends early.
function showsAgain(post: Post, earlier: readonly Post[]): boolean {
  const shown = new Set(earlier.flatMap(({ products }) => products.map(({ id }) => id)));
  return post.products.some(({ id }) => shown.has(id));
}
