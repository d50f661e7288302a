import { inPortions, type Db } from '../../platform/db/index.ts';
import { recordChanges } from '../../platform/changes/index.ts';
import { holdProducts } from '../catalog/index.ts';

const portion = 50;

/** Removes all reviews of somebody who leaves; the ratings of their products follow. Can be taken up where it stopped. */
export function forgetReviews(db: Db, userId: string): Promise<number> {
  return inPortions(db, async (trx) => {
    const next = await trx
      .selectFrom('reviews')
      .select('product_id')
      .where('author_id', '=', userId)
      .orderBy('product_id')
      .limit(portion)
      .execute();
    if (next.length === 0) return 0;
    const productIds = next.map(({ product_id: productId }) => productId);
    await holdProducts(trx, productIds);
    const reviews = await trx
      .deleteFrom('reviews')
      .where('author_id', '=', userId)
      .where('product_id', 'in', productIds)
      .returning('id')
      .execute();
    await recordChanges(
      trx,
      reviews.map(({ id: subject }) => ({ topic: 'review', subject, detail: { person: userId, by: -1 } })),
    );
    return next.length;
  });
}
