import { havingSeen, rankFeed, wanting } from '@spark/ranking';
import type { FeedEngine, PreparedReader } from './engine/index.ts';
import type { FeedRequest } from './feed-request.ts';

/** For so long the same state gives the same feed: who reloads finds what was there. */
const seedSlotMs = 10 * 60_000;

/** Puts the best posts for whoever asks in order: their ids, best first. */
export async function rankForYou(
  engine: FeedEngine,
  request: FeedRequest,
  {
    size,
    pageSize,
    without = [],
  }: { size: number; pageSize: number; /** Posts that stand in the feed already. */ without?: readonly string[] },
): Promise<string[]> {
  const { index, reader } = await readerOf(engine, request);
  const { now, kind } = request;
  const ranked = rankFeed(index, without.length === 0 ? reader : havingSeen(index, reader, without), {
    now: Math.floor(now.getTime() / 1_000),
    seed: seedOf(request),
    size,
    pageSize,
    kind,
    weights: engine.weights(),
  });
  return ranked.map(({ id }) => id);
}

/** Whoever asks, as the engine knows them, with the interests that are named in the address. */
export async function readerOf(engine: FeedEngine, request: FeedRequest): Promise<PreparedReader> {
  const { index, reader } = await engine.prepare(request.viewer?.userId ?? null, request.now);
  const { interestIds } = request;
  return { index, reader: interestIds.length === 0 ? reader : wanting(index, reader, interestIds) };
}

/** What chance has for a reader at a moment: FNV-1a (Fowler, Noll, Vo) over who they are and which ten minutes it is. */
export function seedOf({ viewer, interestIds, now }: Pick<FeedRequest, 'viewer' | 'interestIds' | 'now'>): number {
  const who = viewer?.userId ?? interestIds.toSorted().join();
  let hash = 0x811c9dc5;
  for (const letter of `${who} ${Math.floor(now.getTime() / seedSlotMs)}`) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  }
  return hash >>> 0;
}
