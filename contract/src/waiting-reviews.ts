import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Id, Nullable, Shape, Timestamp } from './primitives.ts';
import { ProductCard } from './products.ts';
import { ReviewStars } from './reviews.ts';
import { route } from './route.ts';

/**
 * An earlier review that an operator brought in. It waits for its author's word, and nobody else sees anything of it; its
 * author does by the link of a letter, or signed in with the address it came with, once that is verified.
 */
export const WaitingReview = Shape({
  id: Id,
  product: ProductCard,
  stars: ReviewStars,
  title: Type.String(),
  text: Type.String(),
  writtenAt: Timestamp,
  expiresAt: Timestamp,
  /** The viewer has reviewed this product here, so that this one cannot be published beside it. */
  isReviewed: Type.Boolean(),
});
export type WaitingReview = Static<typeof WaitingReview>;

/** The word of a letter's link; left out by whoever is signed in with the address itself. */
const token = { token: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) };
const Chosen = Shape({
  ...token,
  ids: Type.Array(Id, { minItems: 1, maxItems: limits.waitingPerCall, uniqueItems: true }),
});

export const waitingReviewRoutes = {
  listWaitingReviews: route({
    id: 'listWaitingReviews',
    method: 'GET',
    path: '/waiting-reviews',
    summary: 'Earlier reviews of one’s own that wait for one’s word',
    section: 'Reviews',
    caller: 'anyone',
    query: Shape(token),
    status: 200,
    response: Shape({ items: Type.Array(WaitingReview) }),
  }),
  publishWaitingReviews: route({
    id: 'publishWaitingReviews',
    method: 'POST',
    path: '/waiting-reviews/publish',
    summary: 'Let some of them be shown under one’s name',
    section: 'Reviews',
    caller: 'user',
    body: Chosen,
    status: 200,
    response: Shape({
      items: Type.Array(
        Shape({
          id: Id,
          /** `already_reviewed` ones go on waiting; `gone` ones wait no more. */
          outcome: Type.Enum(['published', 'already_reviewed', 'gone']),
          reviewId: Nullable(Id),
        }),
      ),
    }),
  }),
  discardWaitingReviews: route({
    id: 'discardWaitingReviews',
    method: 'POST',
    path: '/waiting-reviews/discard',
    summary: 'Have some of them deleted, unseen; this needs no account',
    section: 'Reviews',
    caller: 'anyone',
    body: Chosen,
    status: 204,
  }),
  refuseWaitingReviews: route({
    id: 'refuseWaitingReviews',
    method: 'POST',
    path: '/waiting-reviews/refuse',
    summary: 'Have all of them deleted, and never be written to about any again; this needs no account',
    section: 'Reviews',
    caller: 'anyone',
    body: Shape(token),
    status: 204,
  }),
};
