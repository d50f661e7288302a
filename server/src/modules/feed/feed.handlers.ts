import { limits } from '@spark/contract';
import type { Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import type { PostCards } from '../posts/index.ts';
import { countNewsSince } from './count-news-since.ts';
import type { FeedEngine } from './engine/feed-engine.ts';
import { createFeedRequestReader } from './feed-request.ts';
import { createFeedSample } from './learning/keep-impressions.ts';
import { readByTime } from './read-by-time.ts';
import { readForYou } from './read-for-you.ts';
import { createFeedSessions } from './sessions/index.ts';
import { createVisitorOrders } from './visitor-orders.ts';
import { explainWith } from './why/explain-post.ts';
import { whyHandlers } from './why/why.handlers.ts';

type Calls = 'getFeed' | 'getFeedNews' | 'explainPost';

/** Answers the calls for the feed, for what is new in it, and why. */
export function feedHandlers(
  services: Pick<Services, 'db' | 'cursors'> & { cards: PostCards; engine: FeedEngine },
): Handlers<Calls> {
  const { db, engine } = services;
  const readRequest = createFeedRequestReader(db);
  const parts = {
    ...services,
    sessions: createFeedSessions(db),
    visitorOrders: createVisitorOrders(engine),
    isSampled: createFeedSample(),
  };
  return {
    getFeed: async ({ query, viewer, now }) => {
      const request = await readRequest(query, viewer, now);
      if (request.view !== 'for-you') return readByTime(parts, request, query);
      return readForYou(parts, request, { limit: query.limit ?? limits.pageSize, cursor: query.cursor });
    },
    getFeedNews: async ({ query, viewer, now }) => {
      const request = await readRequest(query, viewer, now);
      const count =
        query.since === undefined ? 0 : await countNewsSince(engine, request, new Date(query.since));
      return { count, at: now.toISOString() };
    },
    ...whyHandlers(services, explainWith(engine)),
  };
}
