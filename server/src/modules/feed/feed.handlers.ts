import { limits } from '@spark/contract';
import type { Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { readPostPage } from '../posts/index.ts';
import { countNews } from './count-news.ts';
import { readFeedRequest, scopeOf } from './feed-request.ts';
import { selectFeedIds } from './feed.queries.ts';
import { readForYou } from './read-for-you.ts';
import { explainBy, type IndexKeeper } from './why/explain-post.ts';
import { whyHandlers } from './why/why.handlers.ts';

/** Answers the calls for the feed and for what is new in it. */
export function feedHandlers({
  db,
  cursors,
  feedEngine,
}: Pick<Services, 'db' | 'cursors'> & { feedEngine: IndexKeeper }): Handlers<
  'getFeed' | 'getFeedNews' | 'explainPost'
> {
  return {
    ...whyHandlers({ db }, explainBy(feedEngine)),
    getFeed: async ({ query, viewer, now }) => {
      const request = await readFeedRequest(db, query, viewer, now);
      if (request.view === 'for-you') {
        return readForYou({ db, cursors }, request, {
          limit: query.limit ?? limits.pageSize,
          cursor: query.cursor,
        });
      }
      // A visitor follows nobody yet.
      if (request.view === 'following' && viewer === null) return { items: [], nextCursor: null };
      const scope = scopeOf(request);
      return readPostPage(
        { db, cursors },
        { scope, query, select: (page) => selectFeedIds(db, request, page) },
        request,
      );
    },
    getFeedNews: async ({ query, viewer, now }) => {
      const request = await readFeedRequest(db, query, viewer, now);
      const count = query.since === undefined ? 0 : await countNews(db, request, new Date(query.since));
      return { count, at: now.toISOString() };
    },
  };
}
