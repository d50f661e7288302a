import { newIdAt, type Trx } from '../../platform/db/index.ts';

/** A review about to be written. */
export interface NewReview {
  productId: string;
  authorId: string;
  stars: number;
  title: string;
  text: string;
  isVerifiedPurchase: boolean;
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
      is_verified_purchase: review.isVerifiedPurchase,
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
  return id;
}
