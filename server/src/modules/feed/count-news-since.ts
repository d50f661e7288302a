import { countNews } from '@spark/ranking';
import { limits } from '@spark/contract';
import type { FeedEngine } from './engine/feed-engine.ts';
import type { FeedRequest } from './feed-request.ts';

/** News is counted this far back at most: whoever comes back later reads the feed anew anyway. */
const newsHours = 24;

const hourMs = 3_600_000;

/**
 * How many posts by others came into a feed since a moment, `limits.countedNews` at most. For you counts those of one's
 * interests and of people one follows.
 */
export async function countNewsSince(engine: FeedEngine, request: FeedRequest, since: Date): Promise<number> {
  const { view, kind, interestIds, now } = request;
  const earliest = Math.max(since.getTime(), now.getTime() - newsHours * hourMs);
  await engine.settle();
  const { index, reader } = await engine.prepare(request.viewer?.userId ?? null, now);
  return countNews(index, reader, {
    since: Math.floor(earliest / 1_000),
    until: Math.floor(now.getTime() / 1_000),
    afterId: lastIdAt(earliest),
    kind,
    view,
    interestIds,
    limit: limits.countedNews,
  });
}

/** The last id that can be given in a millisecond: they begin with it (UUID, version 7). */
function lastIdAt(ms: number): string {
  const digits = ms.toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-ffff-ffff-ffffffffffff`;
}
