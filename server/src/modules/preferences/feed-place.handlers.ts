import type { FeedView } from '@spark/contract';
import { notFound, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import type { PostCards } from '../posts/index.ts';
import { findFeedPlace, keepFeedPlace } from './feed-place.ts';

const usualView: FeedView = 'for-you';

/** Answers the calls with which a feed is read on, on another device. */
export function feedPlaceHandlers({
  db,
  cards,
}: Pick<Services, 'db'> & { cards: PostCards }): Handlers<
  'getFeedPlace' | 'listFeedPlacePosts' | 'keepFeedPlace'
> {
  return {
    getFeedPlace: async ({ query, viewer, now }) => {
      const place = await findFeedPlace(db, { userId: viewer.userId, view: query.view ?? usualView, now });
      const [postId] = place?.post_ids ?? [];
      if (place === undefined || postId === undefined) return { place: null };
      return { place: { postId, at: place.kept_at.toISOString() } };
    },
    listFeedPlacePosts: async ({ query, viewer, now }) => {
      const place = await findFeedPlace(db, { userId: viewer.userId, view: query.view ?? usualView, now });
      if (place === undefined) throw notFound('place');
      return { items: await cards.read(place.post_ids, { viewer, now }), nextCursor: place.next_cursor };
    },
    keepFeedPlace: async ({ body, viewer, now }) => {
      const place = { ...body, userId: viewer.userId, at: new Date(body.at) };
      const kept = await db.transaction().execute((trx) => keepFeedPlace(trx, place, now));
      return { postId: kept.post_ids[0] ?? body.postIds[0] ?? '', at: kept.kept_at.toISOString() };
    },
  };
}
