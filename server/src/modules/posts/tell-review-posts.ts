import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';

/** Tells that posts which share some reviews look different: the reviews do. */
export async function tellReviewPosts(trx: Trx, reviewIds: readonly string[]): Promise<void> {
  if (reviewIds.length === 0) return;
  const posts = await trx.selectFrom('posts').select('id').where('review_id', 'in', reviewIds).execute();
  await recordChanges(
    trx,
    posts.map(({ id }) => ({ topic: 'post', subject: id })),
  );
}
