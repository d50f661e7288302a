import { Type, type Static } from 'typebox';
import { MediaState, Picture } from './media.ts';
import { Fraction, Id, Money, Nullable, Shape } from './primitives.ts';
import { Substitution } from './products.ts';

/** A product at a point of a photo; only products that can be bought now are given. */
export const Tag = Shape({
  id: Id,
  productId: Id,
  x: Fraction,
  y: Fraction,
  /** `null` for a product that stands in for another one. */
  priceAtPosting: Nullable(Money),
  substituteFor: Nullable(Substitution),
});
export type Tag = Static<typeof Tag>;

/** A photo of a post with its tags; only its author ever sees one that is not `ready`. */
export const PostPhoto = Shape({
  id: Id,
  state: MediaState,
  ...Picture.properties,
  /** What its author says it shows; empty where they said nothing. */
  alt: Type.String(),
  /**
   * What Spark says in the author's place: the names of the products tagged on it. `null` where the author described the
   * photo, and where nothing is tagged. It is to be shown as what it is, words made from tags.
   */
  altComposed: Nullable(Type.String()),
  tags: Type.Array(Tag),
});
export type PostPhoto = Static<typeof PostPhoto>;
