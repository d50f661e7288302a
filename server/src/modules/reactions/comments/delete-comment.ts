import type { Trx } from '../../../platform/db/index.ts';
import { count } from '../post-counters.ts';
import { countRepliers } from './count-repliers.ts';
import { lockOwnComment } from './find-comment.ts';
import { tellComment } from './tell-comment.ts';

/** A person's comment and the time of asking. */
interface OwnComment {
  postId: string;
  commentId: string;
  authorId: string;
  now: Date;
}

/**
 * Takes one's own comment away with all it said; the replies of others stay, and beneath a trace of it. Throws `not_found`
 * for the comments of others, too: those of a post are not its author's.
 */
export async function deleteComment(trx: Trx, request: OwnComment): Promise<void> {
  const { postId, commentId, authorId, now } = request;
  const comment = await lockOwnComment(trx, request);
  const mentions = await trx
    .selectFrom('comment_mentions')
    .select('user_id')
    .where('comment_id', '=', commentId)
    .execute();
  await trx
    .updateTable('comments')
    .set({ deleted_at: now, text: '', smiles: 0, smile_points: 0 })
    .where('id', '=', commentId)
    .execute();
  for (const table of [
    'comment_mentions',
    'comment_products',
    'comment_revisions',
    'comment_smiles',
  ] as const) {
    await trx.deleteFrom(table).where('comment_id', '=', commentId).execute();
  }
  if (comment.parent_id !== null) await countRepliers(trx, comment.parent_id);
  await count(trx, { postId, userId: authorId, of: 'comments', by: -1 });
  const parentId = comment.answered_id ?? comment.parent_id;
  const mentioned = mentions.map((row) => row.user_id);
  const told = { id: commentId, postId, parentId, authorId, at: comment.created_at, mentioned };
  await tellComment(trx, told, -1);
}
