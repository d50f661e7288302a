import { inPortions, type Db } from '../../platform/db/index.ts';
import { refreshProducts } from '../catalog/index.ts';

const portion = 50;

/** Removes all reviews of somebody who leaves; the ratings of their products follow. Can be taken up where it stopped. */
export function forgetReviews(db: Db, userId: string): Promise<number> {
  return inPortions(db, async (trx) => {
    const reviews = await trx
      .deleteFrom('reviews')
      .where('id', 'in', (query) =>
        query
          .selectFrom('reviews')
          .select('id')
          .where('author_id', '=', userId)
          .orderBy('product_id')
          .limit(portion),
      )
      .returning(['product_id', 'stars'])
      .execute();
    for (const { product_id: productId, stars } of reviews) {
      await trx
        .updateTable('products')
        .set((product) => ({
          rating_sum: product('rating_sum', '-', stars),
          rating_count: product('rating_count', '-', 1),
        }))
        .where('id', '=', productId)
        .execute();
    }
    await refreshProducts(
      trx,
      reviews.map((review) => review.product_id),
    );
    return reviews.length;
  });
}
