import type { FeedPage } from '@spark/contract';
import { newId, type Db } from '../../platform/db/index.ts';
import type { CursorCodec } from '../../platform/http/index.ts';
import type { PostCards } from '../posts/index.ts';
import type { FeedEngine } from './engine/feed-engine.ts';
import { scopeOf, type FeedRequest } from './feed-request.ts';
import { fillPage, type OrderPlace, type Page } from './fill-page.ts';
import { keepImpressions, type createFeedSample } from './learning/keep-impressions.ts';
import { orderForYou, rankForYou, type Extent } from './rank-for-you.ts';
import {
  orderLength,
  packOrder,
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

/** A place in a feed whose order is fixed. */
interface Place extends KeptSession, OrderPlace {}

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
    const filled = await fillPage(parts, { order: place.session.order, place, request }, page);
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
