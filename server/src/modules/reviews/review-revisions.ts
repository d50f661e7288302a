import type { ReviewRevision } from '@spark/contract';
import type { Db, Trx } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';
import { holdsOffice } from '../accounts/index.ts';

/** Keeps what a review said until now. */
export async function keepRevision(
  trx: Trx,
  { reviewId, content, until }: { reviewId: string; content: Omit<ReviewRevision, 'until'>; until: Date },
): Promise<void> {
  await trx
    .insertInto('review_revisions')
    .values({ review_id: reviewId, until_at: until, content: JSON.stringify(content) })
    .execute();
}

/** What a review said before its changes, last change first. Throws `not_found` for all but its author and staff. */
export async function readReviewRevisions(
  db: Db,
  reviewId: string,
  reader: { userId: string; roles: readonly string[] },
): Promise<ReviewRevision[]> {
  const review = await db
    .selectFrom('reviews')
    .select('author_id')
    .where('id', '=', reviewId)
    .executeTakeFirst();
  const isStaff = holdsOffice(reader.roles);
  if (review === undefined || (review.author_id !== reader.userId && !isStaff)) throw notFound('review');
  const revisions = await db
    .selectFrom('review_revisions')
    .select(['until_at', 'content'])
    .where('review_id', '=', reviewId)
    .orderBy('until_at', 'desc')
    .execute();
  return revisions.map(({ until_at, content }) => ({ ...content, until: until_at.toISOString() }));
}
