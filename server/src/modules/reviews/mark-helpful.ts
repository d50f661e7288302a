import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { notFound, ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { findReview } from './reviews.queries.ts';

/** Somebody's word on a review. */
interface Mark {
  reviewId: string;
  userId: string;
  helpful: boolean;
  now: Date;
}

/**
 * Says that a review helped, or takes that back; said twice it counts once. Throws `not_found` for a review one does not see
 * and `forbidden` for one's own.
 */
export async function markHelpful(
  trx: Trx,
  { reviewId, userId, helpful, now }: Mark,
): Promise<{ helpful: boolean; helpfulCount: number }> {
  const review = await findReview(trx, reviewId, { userId });
  if (review === undefined) throw notFound('review');
  if (review.author_id === userId) {
    throw new ProblemError('forbidden', say`Whether your own review helps is for others to say.`);
  }
  const isChanged = helpful
    ? await addVote(trx, { reviewId, userId, now })
    : await removeVote(trx, { reviewId, userId });
  if (isChanged) {
    const detail = { person: userId, by: helpful ? 1 : -1 } as const;
    await recordChanges(trx, [{ topic: 'helpful', subject: reviewId, detail }]);
  }
  const counted = await trx
    .selectFrom('reviews')
    .select('helpful_count')
    .where('id', '=', reviewId)
    .executeTakeFirst();
  if (counted === undefined) throw notFound('review');
  return { helpful, helpfulCount: counted.helpful_count };
}

async function addVote(
  trx: Trx,
  { reviewId, userId, now }: { reviewId: string; userId: string; now: Date },
): Promise<boolean> {
  // Held first: its author may delete it at this moment, and a vote on nothing would be an error.
  const held = await trx
    .selectFrom('reviews')
    .select('id')
    .where('id', '=', reviewId)
    .forUpdate()
    .executeTakeFirst();
  if (held === undefined) throw notFound('review');
  const added = await trx
    .insertInto('review_votes')
    .values({ review_id: reviewId, user_id: userId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

async function removeVote(
  trx: Trx,
  { reviewId, userId }: { reviewId: string; userId: string },
): Promise<boolean> {
  const removed = await trx
    .deleteFrom('review_votes')
    .where('review_id', '=', reviewId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}
