import { sayLocale, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import type { PostCards } from '../posts/index.ts';
import { changeFeedSettings } from './change-feed-settings.ts';
import { feedPlaceHandlers } from './feed-place.handlers.ts';
import { readFeedSettings } from './feed-settings.queries.ts';
import { hiddenPostHandlers } from './hidden-posts.handlers.ts';
import { resetFeedSettings } from './reset-feed-settings.ts';

type Calls = 'getFeedSettings' | 'updateFeedSettings' | 'resetFeedSettings';

/** Answers the calls with which people shape their own feed. */
export function preferenceHandlers(
  services: Pick<Services, 'db' | 'cursors'> & { cards: PostCards },
): Handlers<Calls> & ReturnType<typeof hiddenPostHandlers> & ReturnType<typeof feedPlaceHandlers> {
  const { db } = services;
  return {
    getFeedSettings: ({ viewer, now, request, setHeader }) =>
      readFeedSettings(db, { userId: viewer.userId, locale: sayLocale(request, setHeader), now }),
    updateFeedSettings: async ({ body, viewer, now, request, setHeader }) => {
      const reader = { userId: viewer.userId, locale: sayLocale(request, setHeader), now };
      await db.transaction().execute((trx) => changeFeedSettings(trx, body, reader));
      return readFeedSettings(db, reader);
    },
    resetFeedSettings: async ({ viewer, now, request, setHeader }) => {
      await db.transaction().execute((trx) => resetFeedSettings(trx, viewer.userId));
      return readFeedSettings(db, { userId: viewer.userId, locale: sayLocale(request, setHeader), now });
    },
    ...hiddenPostHandlers(services),
    ...feedPlaceHandlers(services),
  };
}
