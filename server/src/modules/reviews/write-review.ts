import { newIdAt, type Trx } from '../../platform/db/index.ts';
import { refreshProducts } from '../catalog/index.ts';
import { hasBought } from './verify-reviews.ts';

/** A review about to be written. */
export interface NewReview {
  productId: string;
  authorId: string;
  stars: number;
  title: string;
  text: string;
  /** Whoever brings it in says that its author bought the product; an order here is found without being told. */
  isVouched?: boolean;
  at: Date;
}

/** Writes a review and counts it into the product's rating, both or neither. Returns its id. */
export async function writeReview(trx: Trx, review: NewReview): Promise<string> {
  const id = newIdAt(review.at);
  await trx
    .insertInto('reviews')
    .values({
      id,
      product_id: review.productId,
      author_id: review.authorId,
      stars: review.stars,
      title: review.title,
      text: review.text,
      is_vouched: review.isVouched ?? false,
      has_bought: await hasBought(trx, { userId: review.authorId, productId: review.productId }),
      created_at: review.at,
    })
    .execute();
  await trx
    .updateTable('products')
    .set((product) => ({
      rating_sum: product('rating_sum', '+', review.stars),
      rating_count: product('rating_count', '+', 1),
    }))
    .where('id', '=', review.productId)
    .execute();
  await refreshProducts(trx, [review.productId]);
  return id;
}
