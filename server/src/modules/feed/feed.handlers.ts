import { limits } from '@spark/contract';
import type { Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { readPostPage, type PostCards } from '../posts/index.ts';
import { readFeedRequest, scopeOf } from './feed-request.ts';
import { selectFeedIds } from './feed.queries.ts';
import { readForYou } from './read-for-you.ts';

/** Answers the call for the feed. */
export function feedHandlers({
  db,
  cards,
  cursors,
}: Pick<Services, 'db' | 'cursors'> & { cards: PostCards }): Handlers<'getFeed'> {
  return {
    getFeed: async ({ query, viewer, now }) => {
      const request = await readFeedRequest(db, query, viewer, now);
      if (request.view === 'for-you') {
        return readForYou({ db, cards, cursors }, request, {
          limit: query.limit ?? limits.pageSize,
          cursor: query.cursor,
        });
      }
      // A visitor follows nobody yet.
      if (request.view === 'following' && viewer === null) return { items: [], nextCursor: null };
      const scope = scopeOf(request);
      return readPostPage(
        { cards, cursors },
        { scope, query, select: (page) => selectFeedIds(db, request, page) },
        request,
      );
    },
  };
}
