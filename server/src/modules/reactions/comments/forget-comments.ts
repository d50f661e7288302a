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
 * Deletes one comment of somebody who leaves, as they would themselves; where others replied, a trace without author stays.
 * One at a time, so that nothing of another post is held meanwhile. Returns how many comments went: to be called until none
 * did.
 */
export async function forgetComment(trx: Trx, { userId, now }: Omit<Leaving, 'limit'>): Promise<number> {
  const next = await trx
    .selectFrom('comments')
    .select(['id', 'post_id'])
    .where('author_id', '=', userId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (next === undefined) return 0;
  // Whoever deletes it at this moment is waited for.
  const held = await trx
    .selectFrom('comments')
    .select('deleted_at')
    .where('id', '=', next.id)
    .where('author_id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
  if (held?.deleted_at === null)
    await deleteComment(trx, { postId: next.post_id, commentId: next.id, authorId: userId, now });
  await trx.updateTable('comments').set({ author_id: null }).where('id', '=', next.id).execute();
  return 1;
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
