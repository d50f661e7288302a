import { localeOf, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { readPost } from './read-posts.ts';
import { shareReview, shareReviews } from './share-reviews.ts';
import { createSuggestions } from './suggest-interests/suggest-interests.ts';

/** Answers the calls about reviews that become posts. */
export function sharedReviewHandlers({ db }: Pick<Services, 'db'>): Handlers<'shareReview' | 'shareReviews'> {
  const suggestions = createSuggestions(db);
  return {
    shareReview: ({ params, body, viewer, now, createOnce, request }) =>
      createOnce(async (trx) => {
        const sharing = { authorId: viewer.userId, locale: localeOf(request), now };
        const id = await shareReview(trx, { reviewId: params.id, ...body }, sharing);
        return readPost(trx, id, { viewer, now });
      }),
    shareReviews: ({ body, viewer, now, createOnce, request }) =>
      createOnce(async (trx) => ({
        items: await shareReviews(trx, body.items, {
          authorId: viewer.userId,
          now,
          suggestions,
          locale: localeOf(request),
        }),
      })),
  };
}
