import type { Trx } from '../../platform/db/index.ts';

/**
 * Takes all that somebody reviewed out of sight and out of the ratings, or brings it back: for an account that waits to be
 * deleted. Once that is gone its reviews are, too, and nothing needs to be counted any more.
 */
export async function suspendReviews(
  trx: Trx,
  { authorId, isSuspended }: { authorId: string; isSuspended: boolean },
): Promise<void> {
  // Products are held in the order of their ids, as everybody does who holds several.
  await trx
    .selectFrom('products')
    .select('id')
    .where('id', 'in', (query) =>
      query.selectFrom('reviews').select('reviews.product_id').where('author_id', '=', authorId),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  await trx
    .updateTable('reviews')
    .set({ is_counted: !isSuspended })
    .where('author_id', '=', authorId)
    .where('is_counted', '=', isSuspended)
    .execute();
}
