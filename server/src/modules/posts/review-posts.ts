import { recordChanges } from '../../platform/changes/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import type { Reader } from '../relations/index.ts';
import { isVisibleTo } from './visible-posts.ts';

/** Tells that posts which share some reviews look different, or will be gone: the reviews do. */
export async function tellReviewPosts(trx: Trx, reviewIds: readonly string[]): Promise<void> {
  if (reviewIds.length === 0) return;
  const posts = await trx.selectFrom('posts').select('id').where('review_id', 'in', reviewIds).execute();
  await recordChanges(
    trx,
    posts.map(({ id }) => ({ topic: 'post', subject: id })),
  );
}

/** The posts that share some reviews, by review, as far as the reader may see them. */
export async function findSharingPosts(
  db: Db,
  reviewIds: readonly string[],
  reader: Reader,
): Promise<Map<string, string>> {
  if (reviewIds.length === 0) return new Map();
  const posts = await db
    .selectFrom('posts')
    .select(['posts.id', 'posts.review_id'])
    .where('posts.review_id', 'in', reviewIds)
    .where(isVisibleTo(reader))
    .orderBy('posts.id')
    .execute();
  return new Map(posts.flatMap(({ id, review_id }) => (review_id === null ? [] : [[review_id, id]])));
}

/**
 * The product of somebody's own review, which is held, so that of two who share it at once one comes second. `null` where it
 * is not theirs; throws `conflict` where a post shares it.
 */
export async function takeForSharing(trx: Trx, reviewId: string, authorId: string): Promise<string | null> {
  const review = await trx
    .selectFrom('reviews')
    .select('product_id')
    .where('id', '=', reviewId)
    .where('author_id', '=', authorId)
    .forUpdate()
    .executeTakeFirst();
  if (review === undefined) return null;
  const shared = await trx
    .selectFrom('posts')
    .select('id')
    .where('review_id', '=', reviewId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (shared !== undefined) throw new ProblemError('conflict', say`You have shared this review already.`);
  return review.product_id;
}
