import { Type, type Static } from 'typebox';
import { Handle, Id, Nullable, PageOf, PageQuery, Shape, Timestamp } from './primitives.ts';
import { ProductCard } from './products.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** The order of the reviews of a product; among as many stars the newest come first. */
export const ReviewSort = Type.Enum(['newest', 'highest', 'lowest']);
export type ReviewSort = Static<typeof ReviewSort>;

/** One person's judgement of one product. */
export const Review = Shape({
  id: Id,
  productId: Id,
  author: Author,
  stars: Type.Integer({ minimum: 1, maximum: 5 }),
  title: Type.String(),
  text: Type.String(),
  /** The author bought it, or another variant of it, and kept it. */
  isVerifiedPurchase: Type.Boolean(),
  createdAt: Timestamp,
  editedAt: Nullable(Timestamp),
});
export type Review = Static<typeof Review>;

/** A review beside the product it is about, as a person's page lists it. */
export const OwnedReview = Shape({ ...Review.properties, product: ProductCard });
export type OwnedReview = Static<typeof OwnedReview>;

export const reviewRoutes = {
  listProductReviews: route({
    id: 'listProductReviews',
    method: 'GET',
    path: '/products/:id/reviews',
    summary: 'Reviews of a product, newest first unless asked otherwise',
    section: 'Products',
    caller: 'anyone',
    params: Shape({ id: Id }),
    query: Shape({ ...PageQuery, sort: Type.Optional(ReviewSort) }),
    status: 200,
    response: PageOf(Review),
  }),
  listUserReviews: route({
    id: 'listUserReviews',
    method: 'GET',
    path: '/users/:handle/reviews',
    summary: "A person's reviews with their products, newest first",
    section: 'People',
    caller: 'anyone',
    params: Shape({ handle: Handle }),
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(OwnedReview),
  }),
};
