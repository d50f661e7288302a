import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Post, PostInterests, PostText } from './posts.ts';
import { Id, Nullable, Shape } from './primitives.ts';
import { route } from './route.ts';

/** What became of one review that was to be shared: its post, or why there is none. */
export const ShareResult = Shape({
  reviewId: Id,
  post: Nullable(Post),
  problem: Nullable(Shape({ code: Type.String(), detail: Type.String() })),
});
export type ShareResult = Static<typeof ShareResult>;

export const sharedReviewRoutes = {
  shareReview: route({
    id: 'shareReview',
    method: 'POST',
    path: '/reviews/:id/share',
    summary: "Share one's own review as a post that stays one with it",
    section: 'Reviews',
    caller: 'user',
    action: 'review.share',
    creates: true,
    params: Shape({ id: Id }),
    body: Shape({ interests: PostInterests, text: Type.Optional(PostText) }),
    status: 201,
    response: Post,
  }),
  shareReviews: route({
    id: 'shareReviews',
    method: 'POST',
    path: '/reviews/share',
    summary: 'Share several at once; what keeps one from being shared keeps back no other',
    section: 'Reviews',
    caller: 'user',
    action: 'review.share',
    creates: true,
    body: Shape({
      items: Type.Array(
        Shape({
          reviewId: Id,
          /** Those its words and its product speak for, where none are named. */
          interests: Type.Optional(PostInterests),
          text: Type.Optional(PostText),
        }),
        { minItems: 1, maxItems: limits.reviewsPerShare },
      ),
    }),
    status: 200,
    response: Shape({ items: Type.Array(ShareResult) }),
  }),
};
