import { recordChanges } from '../../platform/changes/index.ts';
import { inPortions, type Db, type Trx } from '../../platform/db/index.ts';
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
  if (!(await holdReview(trx, reviewId))) throw notFound('review');
  const isChanged = helpful
    ? await addVote(trx, { reviewId, userId, now })
    : await removeVote(trx, { reviewId, userId });
  if (isChanged) await tell(trx, { reviewId, userId, by: helpful ? 1 : -1 });
  const counted = await trx
    .selectFrom('reviews')
    .select('helpful_count')
    .where('id', '=', reviewId)
    .executeTakeFirst();
  if (counted === undefined) throw notFound('review');
  return { helpful, helpfulCount: counted.helpful_count };
}

/**
 * Takes back all that somebody who leaves found helpful; the counts follow. One at a time, so that nothing of another review is
 * held meanwhile. Can be taken up where it stopped.
 */
export function forgetHelpful(db: Db, userId: string): Promise<number> {
  return inPortions(db, async (trx) => {
    const next = await trx
      .selectFrom('review_votes')
      .select('review_id')
      .where('user_id', '=', userId)
      .orderBy('review_id')
      .limit(1)
      .executeTakeFirst();
    if (next === undefined) return 0;
    const vote = { reviewId: next.review_id, userId };
    if ((await holdReview(trx, vote.reviewId)) && (await removeVote(trx, vote))) {
      await tell(trx, { ...vote, by: -1 });
    }
    return 1;
  });
}

async function tell(
  trx: Trx,
  { reviewId, userId: person, by }: { reviewId: string; userId: string; by: 1 | -1 },
): Promise<void> {
  await recordChanges(trx, [{ topic: 'helpful', subject: reviewId, detail: { person, by } }]);
}

/**
 * Held before any vote is touched, as its author does who deletes it with its votes: nobody waits in a circle, and nobody votes
 * on nothing. Answers whether it is there.
 */
async function holdReview(trx: Trx, reviewId: string): Promise<boolean> {
  const held = await trx
    .selectFrom('reviews')
    .select('id')
    .where('id', '=', reviewId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return held !== undefined;
}

async function addVote(
  trx: Trx,
  { reviewId, userId, now }: { reviewId: string; userId: string; now: Date },
): Promise<boolean> {
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
