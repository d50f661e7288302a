import { findPost, mayBeShown } from '@spark/ranking';
import type { FeedPage, Post } from '@spark/contract';
import { newId, type Db } from '../../platform/db/index.ts';
import type { CursorCodec } from '../../platform/http/index.ts';
import type { PostCards } from '../posts/index.ts';
import type { FeedEngine } from './engine/feed-engine.ts';
import { scopeOf, type FeedRequest } from './feed-request.ts';
import { knownMarks } from './known-marks.ts';
import { keepImpressions, type createFeedSample } from './learning/keep-impressions.ts';
import { orderForYou, rankForYou, readerOf, type Extent } from './rank-for-you.ts';
import {
  orderLength,
  packedAt,
  packOrder,
  readId,
  readOrder,
  type FeedSessions,
  type KeptSession,
  type PackedOrder,
} from './sessions/index.ts';
import type { VisitorOrders } from './visitor-orders.ts';

/** What a For you feed is read with. */
export interface ForYouParts {
  db: Db;
  engine: FeedEngine;
  sessions: FeedSessions;
  visitorOrders: VisitorOrders;
  cards: PostCards;
  cursors: CursorCodec;
  /** Of which feeds it is kept what they showed, to learn from. */
  isSampled: ReturnType<typeof createFeedSample>;
}

/**
 * So many posts are put in order at a time, six usual pages; whoever reads to their end has as many more put behind them.
 * With 16 bytes each they fit into one row of the database.
 */
const batchSize = 120;

/** A page ends early once so many posts wait for the next: their places travel in its cursor. */
const mostWaiting = 24;

/** A place in a feed whose order is fixed. */
interface Place extends KeptSession {
  offset: number;
  /** Places before it of posts that are still to be shown: a product of theirs was on the page already. */
  waiting: readonly number[];
}

/** What stands on a page so far. */
interface Page {
  limit: number;
  items: Post[];
  /** Products that are on it. */
  shown: Set<string>;
}

/** A page of For you. Its order is fixed when the first page is read; later pages neither repeat nor skip. */
export async function readForYou(
  parts: ForYouParts,
  request: FeedRequest,
  { limit, cursor }: { limit: number; cursor: string | undefined },
): Promise<FeedPage> {
  const { engine, sessions, cursors } = parts;
  await engine.settle();
  const scope = scopeOf(request);
  const ranking = { size: batchSize, pageSize: limit };
  let place =
    cursor === undefined
      ? { ...(await beginFeed(parts, request, ranking)), offset: 0, waiting: [] }
      : await findPlace(parts, scope, cursor);
  // A keyed hash costs as much as a card: where the page was asked for by its cursor, that is its own.
  const own = cursor ?? cursorOf(place);
  const page: Page = { limit, items: [], shown: new Set() };
  for (;;) {
    const filled = await fillPage(parts, place, request, page);
    place = { ...place, offset: filled.offset, waiting: filled.waiting };
    if (place.offset < orderLength(place.session.order)) break;
    const without = readOrder(place.session.order);
    const more = await orderForYou(engine, request, { ...ranking, without });
    await place.kept;
    if (more.length === 0) {
      return {
        items: page.items,
        nextCursor: filled.waiting.length > 0 ? cursorOf(place) : null,
        cursor: own,
      };
    }
    place = { ...place, session: await sessions.extend(place.session, more) };
    if (filled.isFull) break;
  }
  await place.kept;
  return { items: page.items, nextCursor: cursorOf(place), cursor: own };

  function cursorOf({ session, offset, waiting }: Place): string {
    return cursors.encode(scope, [session.id, offset, ...waiting]);
  }
}

function beginFeed(parts: ForYouParts, request: FeedRequest, ranking: Extent): Promise<KeptSession> {
  const begin = () => fixOrder(parts, request, ranking);
  if (request.viewer !== null) return begin();
  return parts.visitorOrders(`${scopeOf(request)} ${ranking.pageSize}`, request.now, begin);
}

/** Puts the best posts in order and keeps that; the page is filled meanwhile. */
async function fixOrder(parts: ForYouParts, request: FeedRequest, ranking: Extent): Promise<KeptSession> {
  const { engine, isSampled, sessions } = parts;
  const { viewer, now } = request;
  const [id, userId] = [newId(), viewer?.userId ?? null];
  const { order, sampled } =
    userId !== null && isSampled(id, now)
      ? await rankSample(parts, request, { ...ranking, sessionId: id, userId })
      : { order: await orderForYou(engine, request, ranking), sampled: null };
  const session = { id, userId, order, createdAt: now };
  const kept = Promise.all([sessions.keep(session), sampled]).then(() => undefined);
  // Whoever waits for it is told; nobody does where the page could not be filled.
  kept.catch(() => undefined);
  return { session, kept };
}

/** Puts the best posts in order and keeps what speaks for each, to learn from. */
async function rankSample(
  { db, engine }: ForYouParts,
  request: FeedRequest,
  { sessionId, userId, ...ranking }: Extent & { sessionId: string; userId: string },
): Promise<{ order: PackedOrder; sampled: Promise<void> }> {
  const posts = await rankForYou(engine, request, ranking);
  const weights = engine.weights();
  return {
    order: packOrder(posts.map((post) => post.id)),
    sampled: keepImpressions(db, { sessionId, userId, posts, weights }, request.now),
  };
}

async function findPlace({ sessions, cursors }: ForYouParts, scope: string, cursor: string): Promise<Place> {
  // The keyed hash proved that readForYou wrote this.
  const [sessionId, offset, ...waiting] = cursors.decode(scope, cursor) as [string, number, ...number[]];
  return { session: await sessions.find(sessionId), kept: Promise.resolve(), offset, waiting };
}

/**
 * Puts the next posts of an order on a page until it is full or the order ends; those that were deleted or hidden since
 * are passed over. No product is twice on a page: whichever post brings one again waits for the next page, whatever size
 * the pages have that the order was made for.
 */
async function fillPage(
  { engine, cards }: ForYouParts,
  { session: { order }, offset, waiting }: Place,
  request: FeedRequest,
  { limit, items, shown }: Page,
): Promise<{ offset: number; waiting: number[]; isFull: boolean }> {
  const prepared = await readerOf(engine, request);
  const left: number[] = [];
  const hasRoom = () => items.length < limit && left.length < mostWaiting;
  if (waiting.length > 0) await put(waiting);
  while (hasRoom() && offset < orderLength(order)) {
    const count = Math.min(limit - items.length, orderLength(order) - offset);
    await put(Array.from({ length: count }, (_, index) => offset + index));
    offset += count;
  }
  return { offset, waiting: left, isFull: !hasRoom() };

  async function put(places: readonly number[]): Promise<void> {
    const wanted = choose(places);
    const posts = await cards.read(
      wanted.map(({ id }) => id),
      {
        ...request,
        marks: () =>
          knownMarks(
            prepared,
            wanted.map(({ number }) => number),
          ),
      },
    );
    let next = 0;
    for (const { id, place } of wanted) {
      const post = posts[next];
      // Cards come in this order; the next one there is may be of a later place.
      if (post?.id !== id) continue;
      next += 1;
      if (items.length >= limit || post.products.some(({ id }) => shown.has(id))) {
        left.push(place);
        continue;
      }
      for (const { id } of post.products) shown.add(id);
      items.push(post);
    }
  }

  /** What may still be shown of some places. */
  function choose(places: readonly number[]): { place: number; id: string; number: number }[] {
    const { index, reader } = prepared;
    const chosen = [];
    for (const place of places) {
      const packed = packedAt(order, place);
      const number = findPost(index, packed);
      if (number !== -1 && mayBeShown(index, reader, number))
        chosen.push({ place, id: readId(packed), number });
    }
    return chosen;
  }
}
