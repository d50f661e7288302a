import type { Trx } from '../../platform/db/index.ts';
import { holdProducts } from '../catalog/index.ts';

/**
 * Takes all that somebody reviewed out of sight and out of the ratings, or brings it back: for an account that waits to be
 * deleted. Once that is gone its reviews are, too, and nothing needs to be counted any more.
 */
export async function suspendReviews(
  trx: Trx,
  { authorId, isSuspended }: { authorId: string; isSuspended: boolean },
): Promise<void> {
  const reviewed = await trx
    .selectFrom('reviews')
    .select('product_id')
    .where('author_id', '=', authorId)
    .execute();
  await holdProducts(
    trx,
    reviewed.map(({ product_id: productId }) => productId),
  );
  await trx
    .updateTable('reviews')
    .set({ is_counted: !isSuspended })
    .where('author_id', '=', authorId)
    .where('is_counted', '=', isSuspended)
    .execute();
}
