import { sql } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';

/** Tells, within the same transaction, those that show some reviews that they look different, or will be gone. */
export type TellReviews = (trx: Trx, reviewIds: readonly string[]) => Promise<void>;

/** Somebody's own review, held until the transaction ends. Throws `not_found` for those of others, too. */
export async function lockOwnReview(
  trx: Trx,
  { reviewId, authorId }: { reviewId: string; authorId: string },
) {
  // Photos first: one that becomes ready at this moment holds itself and then its review.
  await sql`
    select from media where id in (select media_id from review_photos where review_id = ${reviewId})
    order by id for no key update`.execute(trx);
  const review = await trx
    .selectFrom('reviews')
    .select(['stars', 'title', 'text', 'language', 'is_language_chosen', 'created_at', 'edited_at'])
    .where('id', '=', reviewId)
    .where('author_id', '=', authorId)
    .forUpdate()
    .executeTakeFirst();
  if (review === undefined) throw notFound('review');
  return review;
}
