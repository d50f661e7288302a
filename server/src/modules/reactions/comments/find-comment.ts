import type { Db } from '../../../platform/db/index.ts';
import { notFound } from '../../../platform/http/index.ts';
import type { Reader } from '../../relations/index.ts';
import type { Conversation } from './comment-orders.ts';
import { isCommentVisibleTo, isThreadShownTo } from './visible-comments.ts';

/** The comment that began the conversation of a comment or reply. Throws `not_found`. */
export async function findThread(
  db: Db,
  { postId, reader }: Conversation,
  commentId: string,
): Promise<string> {
  const comment = await db
    .selectFrom('comments')
    .select((query) => query.fn.coalesce('comments.parent_id', 'comments.id').as('thread_id'))
    .where('comments.id', '=', commentId)
    .where('comments.post_id', '=', postId)
    .where((query) => query.or([isCommentVisibleTo(reader)(query), isThreadShownTo(reader)(query)]))
    .executeTakeFirst();
  if (comment === undefined) throw notFound('comment');
  return comment.thread_id;
}

/** Where somebody's own comment is. Throws `not_found` for those of others, too. */
export async function lockOwnComment(
  db: Db,
  { postId, commentId, authorId }: { postId: string; commentId: string; authorId: string },
) {
  const comment = await db
    .selectFrom('comments')
    .select([
      'id',
      'parent_id',
      'answered_id',
      'text',
      'language',
      'is_language_chosen',
      'created_at',
      'edited_at',
    ])
    .where('id', '=', commentId)
    .where('post_id', '=', postId)
    .where('author_id', '=', authorId)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (comment === undefined) throw notFound('comment');
  return comment;
}

/** The post a comment is beneath, of which whoever asks has to be shown the comment. Throws `not_found`. */
export async function findPostOfComment(db: Db, commentId: string, reader: Reader): Promise<string> {
  const comment = await db
    .selectFrom('comments')
    .select('comments.post_id')
    .where('comments.id', '=', commentId)
    .where(isCommentVisibleTo(reader))
    .executeTakeFirst();
  if (comment === undefined) throw notFound('comment');
  return comment.post_id;
}
