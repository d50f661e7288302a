import type { ToldChange } from '../../../platform/changes/index.ts';
import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/index.ts';
import type { Act } from './act.ts';
import { selectWanted } from './acts.queries.ts';
import { tellOnce } from './tell-once.ts';

/** Tells people that posts mention them: once others see the post, and whom a change adds. */
export async function tellMentioned(trx: Trx, changes: readonly ToldChange[], now: Date): Promise<void> {
  const postIds = changes
    .filter(({ topic }) => topic === 'published' || topic === 'mentioned')
    .map(({ subject }) => subject);
  if (postIds.length === 0) return;
  // Who is mentioned now: whoever was told before is not told again.
  const rows = await trx
    .selectFrom('post_mentions')
    .innerJoin('posts', 'posts.id', 'post_mentions.post_id')
    .select(['post_mentions.post_id', 'post_mentions.user_id', 'posts.author_id'])
    .where('posts.id', '=', sql<string>`any(${postIds}::uuid[])`)
    .where('posts.deleted_at', 'is', null)
    .where('posts.is_live', '=', true)
    .execute();
  const acts = rows.map(({ post_id: postId, user_id: userId, author_id: personId }): Act => ({
    userId,
    type: 'mentioned',
    thing: postId,
    cause: postId,
    personId,
    postId,
    postAuthorId: personId,
    commentId: null,
    reviewId: null,
    productId: null,
    by: 1,
  }));
  const wanted = await selectWanted(trx, acts);
  await tellOnce(
    trx,
    wanted.map((act) => ({ ...act, actorId: act.personId })),
    now,
  );
}
