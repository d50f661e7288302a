import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { MediaState, Picture } from './media.ts';
import { Handle, Id, Nullable, PageOf, PageQuery, Shape, Text, Timestamp, WrittenIn } from './primitives.ts';
import { ProductCard } from './products.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** The order of the reviews of a product; among as helpful ones, or as many stars, the newest come first. */
export const ReviewSort = Type.Enum(['helpful', 'newest', 'highest', 'lowest']);
export type ReviewSort = Static<typeof ReviewSort>;

/** How many stars one gives. */
export const ReviewStars = Type.Integer({ minimum: 1, maximum: 5 });

/** A photo of a review; only its author ever sees one that is not `ready`. */
export const ReviewPhoto = Shape({
  id: Id,
  state: MediaState,
  ...Picture.properties,
  alt: Type.String(),
});
export type ReviewPhoto = Static<typeof ReviewPhoto>;

/** One person's judgement of one product. */
export const Review = Shape({
  id: Id,
  productId: Id,
  author: Author,
  stars: ReviewStars,
  title: Type.String(),
  text: Type.String(),
  /** What it is written in; `null` where nobody knows. */
  language: Nullable(WrittenIn),
  photos: Type.Array(ReviewPhoto),
  /** The author bought it, or another variant of it, and kept it. */
  isVerifiedPurchase: Type.Boolean(),
  helpfulCount: Type.Integer(),
  viewer: Shape({ helpful: Type.Boolean(), own: Type.Boolean() }),
  createdAt: Timestamp,
  editedAt: Nullable(Timestamp),
});
export type Review = Static<typeof Review>;

/** A review beside the product it is about, as a person's page lists it; `postId` is the post that shares it. */
export const OwnedReview = Shape({ ...Review.properties, product: ProductCard, postId: Nullable(Id) });
export type OwnedReview = Static<typeof OwnedReview>;

/** How the reviews of a product are spread, and the one the viewer wrote. */
export const ReviewSummary = Shape({
  average: Nullable(Type.Number()),
  count: Type.Integer(),
  /** How many gave one star, two, … five. */
  stars: Type.Array(Type.Integer(), { minItems: 5, maxItems: 5 }),
  withPhotos: Type.Integer(),
  verified: Type.Integer(),
  own: Nullable(Review),
});
export type ReviewSummary = Static<typeof ReviewSummary>;

const Title = Text(limits.reviewTitleLength);
const Words = Text(limits.reviewTextLength, { mayBeEmpty: true });
/** The photos of a review, each with its description; `mediaIds` names photos without any. */
const ReviewMedia = Type.Array(
  Shape({ id: Id, alt: Type.Optional(Text(limits.altLength, { mayBeEmpty: true })) }),
  { maxItems: limits.photosPerReview },
);
const MediaIds = Type.Array(Id, { maxItems: limits.photosPerReview, uniqueItems: true });

/** A review as its author sends it. */
export const NewReview = Shape({
  stars: ReviewStars,
  title: Title,
  text: Words,
  mediaIds: Type.Optional(MediaIds),
  media: Type.Optional(ReviewMedia),
  /** Where it is not said, the language is found by the words. */
  language: Type.Optional(WrittenIn),
});
export type NewReview = Static<typeof NewReview>;

/** A change of a review: the parts given replace those it has. */
export const ReviewChange = Type.Object(
  {
    stars: Type.Optional(ReviewStars),
    title: Type.Optional(Title),
    text: Type.Optional(Words),
    mediaIds: Type.Optional(MediaIds),
    media: Type.Optional(ReviewMedia),
    /** `null`: the language is found by the words again. */
    language: Type.Optional(Nullable(WrittenIn)),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type ReviewChange = Static<typeof ReviewChange>;

/** What a review said before a change. */
export const ReviewRevision = Shape({
  stars: ReviewStars,
  title: Type.String(),
  text: Type.String(),
  media: Type.Array(Shape({ id: Id, alt: Type.String() })),
  /** Since when it said so, and when that ended. */
  from: Timestamp,
  until: Timestamp,
});
export type ReviewRevision = Static<typeof ReviewRevision>;

const byId = Shape({ id: Id });
const Helpfulness = Shape({ helpful: Type.Boolean(), helpfulCount: Type.Integer() });

export const reviewRoutes = {
  listProductReviews: route({
    id: 'listProductReviews',
    method: 'GET',
    path: '/products/:id/reviews',
    summary: 'Reviews of a product, newest first unless asked otherwise',
    section: 'Reviews',
    caller: 'anyone',
    params: byId,
    query: Shape({
      ...PageQuery,
      sort: Type.Optional(ReviewSort),
      stars: Type.Optional(ReviewStars),
      photos: Type.Optional(Type.Boolean()),
      verified: Type.Optional(Type.Boolean()),
    }),
    status: 200,
    response: PageOf(Review),
  }),
  getReviewSummary: route({
    id: 'getReviewSummary',
    method: 'GET',
    path: '/products/:id/reviews/summary',
    summary: 'How the reviews of a product are spread over the stars',
    section: 'Reviews',
    caller: 'anyone',
    params: byId,
    status: 200,
    response: ReviewSummary,
  }),
  listUserReviews: route({
    id: 'listUserReviews',
    method: 'GET',
    path: '/users/:handle/reviews',
    summary: "A person's reviews with their products, newest first",
    section: 'Reviews',
    caller: 'anyone',
    params: Shape({ handle: Handle }),
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(OwnedReview),
  }),
  createReview: route({
    id: 'createReview',
    method: 'POST',
    path: '/products/:id/reviews',
    summary: 'Review a product; each person does so once, and edits it from then on',
    section: 'Reviews',
    caller: 'user',
    creates: true,
    params: byId,
    body: NewReview,
    status: 201,
    response: Review,
  }),
  getReview: route({
    id: 'getReview',
    method: 'GET',
    path: '/reviews/:id',
    summary: 'One review with its product',
    section: 'Reviews',
    caller: 'anyone',
    params: byId,
    status: 200,
    response: OwnedReview,
  }),
  editReview: route({
    id: 'editReview',
    method: 'PATCH',
    path: '/reviews/:id',
    summary:
      "Change one's own review, and with it the posts that share it; what it said before stays in its history",
    section: 'Reviews',
    caller: 'user',
    params: byId,
    body: ReviewChange,
    status: 200,
    response: Review,
  }),
  listReviewRevisions: route({
    id: 'listReviewRevisions',
    method: 'GET',
    path: '/reviews/:id/history',
    summary: 'What a review said before, last change first; for its author and moderators',
    section: 'Reviews',
    caller: 'user',
    params: byId,
    status: 200,
    response: Shape({ items: Type.Array(ReviewRevision) }),
  }),
  deleteReview: route({
    id: 'deleteReview',
    method: 'DELETE',
    path: '/reviews/:id',
    summary: "Delete one's own review for good, and with it the posts that share it",
    section: 'Reviews',
    caller: 'user',
    params: byId,
    status: 204,
  }),
  markHelpful: route({
    id: 'markHelpful',
    method: 'PUT',
    path: '/reviews/:id/helpful',
    summary: "Say that somebody else's review helped",
    section: 'Reviews',
    caller: 'user',
    params: byId,
    status: 200,
    response: Helpfulness,
  }),
  unmarkHelpful: route({
    id: 'unmarkHelpful',
    method: 'DELETE',
    path: '/reviews/:id/helpful',
    summary: 'Take that back',
    section: 'Reviews',
    caller: 'user',
    params: byId,
    status: 200,
    response: Helpfulness,
  }),
};
