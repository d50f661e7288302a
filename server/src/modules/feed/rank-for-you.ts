import {
  havingSeen,
  orderFeed,
  rankFeed,
  wanting,
  type FeedIndex,
  type FeedOptions,
  type RankedPost,
  type Reader,
} from '@spark/ranking';
import type { FeedEngine } from './engine/feed-engine.ts';
import type { PreparedReader } from './engine/reader-cache.ts';
import type { FeedRequest } from './feed-request.ts';
import { orderOf, type PackedOrder } from './sessions/index.ts';

/** For so long the same state gives the same feed: who reloads finds what was there. */
const seedSlotMs = 10 * 60_000;

/** How much of a feed is put in order. */
export interface Extent {
  size: number;
  pageSize: number;
  /** Posts that stand in the feed already, in its order. */
  without?: readonly string[];
}

/** Puts the best posts for whoever asks in order, each with the terms of its score. */
export async function rankForYou(
  engine: FeedEngine,
  request: FeedRequest,
  extent: Extent,
): Promise<RankedPost[]> {
  const { index, reader, options } = await prepareRanking(engine, request, extent);
  return rankFeed(index, reader, options);
}

/** The same order without the terms, which hardly any feed is asked for. */
export async function orderForYou(
  engine: FeedEngine,
  request: FeedRequest,
  extent: Extent,
): Promise<PackedOrder> {
  const { index, reader, options } = await prepareRanking(engine, request, extent);
  return orderOf(orderFeed(index, reader, options));
}

async function prepareRanking(
  engine: FeedEngine,
  request: FeedRequest,
  { size, pageSize, without = [] }: Extent,
): Promise<{ index: FeedIndex; reader: Reader; options: FeedOptions }> {
  const { index, reader } = await readerOf(engine, request);
  const { now, kind } = request;
  return {
    index,
    reader: without.length === 0 ? reader : havingSeen(index, reader, without),
    options: {
      now: Math.floor(now.getTime() / 1_000),
      seed: seedOf({ personId: request.viewer?.userId ?? null, interestIds: request.interestIds }, now),
      size,
      pageSize,
      kind,
      after: without,
      weights: engine.weights(),
    },
  };
}

/** Whoever asks, as the engine knows them, with the interests that are named in the address. */
export async function readerOf(engine: FeedEngine, request: FeedRequest): Promise<PreparedReader> {
  const prepared = await engine.prepare(request.viewer?.userId ?? null, request.now);
  const { interestIds, viewer } = request;
  if (interestIds.length === 0) return prepared;
  if (viewer === null) return visitorOf(prepared, interestIds);
  return { ...prepared, reader: wanting(prepared.index, prepared.reader, interestIds) };
}

/** By what every visitor is, which is another one with another index, and by the list of interests they named. */
const visitors = new WeakMap<PreparedReader, WeakMap<readonly string[], PreparedReader>>();

function visitorOf(visitor: PreparedReader, interestIds: readonly string[]): PreparedReader {
  const lists = visitors.get(visitor) ?? new WeakMap<readonly string[], PreparedReader>();
  visitors.set(visitor, lists);
  const { index, reader } = visitor;
  const known = lists.get(interestIds) ?? { ...visitor, reader: wanting(index, reader, interestIds) };
  lists.set(interestIds, known);
  return known;
}

/** What chance has for a reader at a moment: FNV-1a (Fowler, Noll, Vo) over who they are and which ten minutes it is. */
export function seedOf(
  reader: { personId: string | null; interestIds: readonly string[] },
  now: Date,
): number {
  const who = reader.personId ?? reader.interestIds.toSorted().join();
  let hash = 0x811c9dc5;
  for (const letter of `${who} ${Math.floor(now.getTime() / seedSlotMs)}`) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  }
  return hash >>> 0;
}
