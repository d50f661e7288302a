import type { Trx } from '../../../platform/db/index.ts';
import { deleteComment } from './delete-comment.ts';
import { markComments } from './mark-comments.ts';

/** Somebody who leaves, and how much of theirs goes at once. */
interface Leaving {
  userId: string;
  now: Date;
  limit: number;
}

/**
 * Deletes what somebody who leaves said, as they would themselves; where others replied, a trace without author stays.
 * Returns how many comments went: to be called until none did.
 */
export async function forgetComments(trx: Trx, { userId, now, limit }: Leaving): Promise<number> {
  const own = await trx
    .selectFrom('comments')
    .select(['id', 'post_id', 'deleted_at'])
    .where('author_id', '=', userId)
    .orderBy('id')
    .limit(limit)
    .execute();
  for (const { id: commentId, post_id: postId, deleted_at: deletedAt } of own) {
    if (deletedAt === null) await deleteComment(trx, { postId, commentId, authorId: userId, now });
  }
  if (own.length === 0) return 0;
  const ids = own.map(({ id }) => id);
  await trx.updateTable('comments').set({ author_id: null }).where('id', 'in', ids).execute();
  return own.length;
}

/** Takes back the smiles somebody who leaves gave to comments. Returns how many went: to be called until none did. */
export async function forgetCommentSmiles(trx: Trx, { userId, now, limit }: Leaving): Promise<number> {
  const given = await trx
    .selectFrom('comment_smiles')
    .select('comment_id')
    .where('user_id', '=', userId)
    .orderBy('comment_id')
    .limit(limit)
    .execute();
  await markComments(
    trx,
    given.map(({ comment_id: commentId }) => ({ commentId, userId, by: -1, now })),
  );
  return given.length;
}
