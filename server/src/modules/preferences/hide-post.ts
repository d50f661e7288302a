import type { Trx } from '../../platform/db/index.ts';
import { invalid, notFound } from '../../platform/http/index.ts';
import { effectOf, type HideWish } from './hide-reasons.policy.ts';
import { selectPostSubjects } from './hidden-posts.queries.ts';

/** A post and who is not interested in it. */
export interface Hiding {
  postId: string;
  userId: string;
  now: Date;
}

/**
 * Keeps that somebody is not interested in a post; said again with another reason, that one counts. Throws `not_found`,
 * and `validation_failed` for one's own post and for a reason that does not fit it.
 */
export async function hidePost(trx: Trx, wish: HideWish, { postId, userId, now }: Hiding): Promise<void> {
  const post = await selectPostSubjects(trx, postId, { userId });
  if (post === undefined) throw notFound('post');
  if (post.authorId === userId) {
    throw invalid({ path: '/id', message: 'This post is your own: it is never recommended to you.' });
  }
  const effect = effectOf(wish, post);
  if ('message' in effect) throw invalid(effect);
  const less = {
    reason: wish.reason,
    author_id: effect.authorId,
    interest_ids: effect.interestIds,
    product_ids: effect.productIds,
  };
  await trx
    .insertInto('hidden_posts')
    .values({ user_id: userId, post_id: postId, hidden_at: now, ...less })
    .onConflict((conflict) => conflict.columns(['user_id', 'post_id']).doUpdateSet(less))
    .execute();
}

/** Takes it back; where nothing was hidden, nothing changes. A post that is gone meanwhile can be taken back, too. */
export async function showPostAgain(trx: Trx, { postId, userId }: Omit<Hiding, 'now'>): Promise<void> {
  await trx.deleteFrom('hidden_posts').where('user_id', '=', userId).where('post_id', '=', postId).execute();
}
