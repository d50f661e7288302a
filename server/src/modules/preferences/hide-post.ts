import type { Insertable } from 'kysely';
import { recordChanges, type Change } from '../../platform/changes/index.ts';
import type { DB, Trx } from '../../platform/db/index.ts';
import { invalid, notFound } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
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
    throw invalid({ path: '/id', message: say`This post is your own: it is never recommended to you.` });
  }
  const effect = effectOf(wish, post);
  if ('message' in effect) throw invalid(effect);
  const isNew = await keepHidden(trx, {
    user_id: userId,
    post_id: postId,
    hidden_at: now,
    reason: wish.reason,
    author_id: effect.authorId,
    interest_ids: effect.interestIds,
    product_ids: effect.productIds,
  });
  await recordChanges(trx, changesOf({ postId, userId }, isNew ? 1 : 0));
}

/** Takes it back; where nothing was hidden, nothing changes. A post that is gone meanwhile can be taken back, too. */
export async function showPostAgain(trx: Trx, { postId, userId }: Omit<Hiding, 'now'>): Promise<void> {
  const removed = await trx
    .deleteFrom('hidden_posts')
    .where('user_id', '=', userId)
    .where('post_id', '=', postId)
    .executeTakeFirst();
  if (removed.numDeletedRows === 1n) await recordChanges(trx, changesOf({ postId, userId }, -1));
}

/** Writes what was said; tells whether it is the first word on this post. */
async function keepHidden(trx: Trx, row: Insertable<DB['hidden_posts']>): Promise<boolean> {
  const added = await trx
    .insertInto('hidden_posts')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 1n) return true;
  const { user_id: userId, post_id: postId, hidden_at: _, ...less } = row;
  await trx
    .updateTable('hidden_posts')
    .set(less)
    .where('user_id', '=', userId)
    .where('post_id', '=', postId)
    .execute();
  return false;
}

/** A post counts a hide once for each person, whatever the reasons; the person's own feed follows every word of it. */
function changesOf({ postId, userId }: Omit<Hiding, 'now'>, by: 1 | -1 | 0): Change[] {
  const reader: Change = { topic: 'reader', subject: userId };
  if (by === 0) return [reader];
  return [reader, { topic: 'response', subject: postId, detail: { person: userId, response: 'hide', by } }];
}
