import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { lockOwnReview, type TellReviews } from './own-review.ts';

/**
 * Deletes one's own review for good: its photos, votes and history go with it, the posts that share it do, and the rating
 * is without it. Throws `not_found` for the reviews of others, too.
 */
export async function deleteReview(
  trx: Trx,
  { reviewId, authorId }: { reviewId: string; authorId: string },
  tell: TellReviews,
): Promise<void> {
  await lockOwnReview(trx, { reviewId, authorId });
  // Told first: the posts are found by their review.
  await tell(trx, [reviewId]);
  await trx.deleteFrom('reviews').where('id', '=', reviewId).execute();
  await recordChanges(trx, [{ topic: 'review', subject: reviewId, detail: { person: authorId, by: -1 } }]);
}
