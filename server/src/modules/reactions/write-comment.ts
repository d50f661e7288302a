import { recordChanges, wholeSeconds } from '../../platform/changes/index.ts';
import { newIdAt, type Trx } from '../../platform/db/index.ts';
import { invalid, notFound } from '../../platform/http/index.ts';
import { isPersonVisibleTo } from '../relations/index.ts';
import { count } from './post-counters.ts';

/** A comment about to be written. */
export interface NewComment {
  postId: string;
  authorId: string;
  parentId: string | null;
  text: string;
  at: Date;
}

/** Writes a comment, or a reply to a comment of the same post. Returns its id. */
export async function writeComment(trx: Trx, comment: NewComment): Promise<string> {
  if (comment.parentId !== null) await checkParent(trx, { ...comment, parentId: comment.parentId });
  const id = newIdAt(comment.at);
  await trx
    .insertInto('comments')
    .values({
      id,
      post_id: comment.postId,
      parent_id: comment.parentId,
      author_id: comment.authorId,
      text: comment.text.trim(),
      created_at: comment.at,
    })
    .execute();
  await count(trx, { postId: comment.postId, userId: comment.authorId, of: 'comments', by: 1 });
  await tellComments(trx, comment.postId, [{ author_id: comment.authorId, created_at: comment.at }], 1);
  return id;
}

/** Tells of comments that were written, or are gone. */
export async function tellComments(
  trx: Trx,
  postId: string,
  comments: readonly { author_id: string; created_at: Date }[],
  by: 1 | -1,
): Promise<void> {
  await recordChanges(trx, [
    { topic: 'post', subject: postId },
    ...comments.map(({ author_id: person, created_at: at }) => ({
      topic: 'response' as const,
      subject: postId,
      detail: { person, response: 'comment' as const, by, at: wholeSeconds(at) },
    })),
  ]);
}

async function checkParent(
  trx: Trx,
  { postId, parentId, authorId }: NewComment & { parentId: string },
): Promise<void> {
  const parent = await trx
    .selectFrom('comments')
    .select('parent_id')
    .where('id', '=', parentId)
    .where('post_id', '=', postId)
    .where('deleted_at', 'is', null)
    .where(isPersonVisibleTo({ userId: authorId }, 'comments.author_id'))
    .executeTakeFirst();
  if (parent === undefined)
    throw invalid({ path: '/parentId', message: 'The comment you reply to is not here.' });
  if (parent.parent_id !== null) {
    throw invalid({ path: '/parentId', message: 'Replies go one level deep. Reply to the comment above.' });
  }
}

/** Takes one's own comment away, with its replies. Throws `not_found` for those of others, too. */
export async function deleteComment(
  trx: Trx,
  request: { postId: string; commentId: string; authorId: string; now: Date },
): Promise<void> {
  const deleted = await trx
    .updateTable('comments')
    .set({ deleted_at: request.now })
    .where((query) =>
      query.or([query('id', '=', request.commentId), query('parent_id', '=', request.commentId)]),
    )
    .where('post_id', '=', request.postId)
    .where('deleted_at', 'is', null)
    .where((query) =>
      query.exists(
        query
          .selectFrom('comments as own')
          .select('own.id')
          .where('own.id', '=', request.commentId)
          .where('own.author_id', '=', request.authorId)
          .where('own.deleted_at', 'is', null),
      ),
    )
    .returning(['author_id', 'created_at'])
    .execute();
  if (deleted.length === 0) throw notFound('comment');
  await count(trx, { postId: request.postId, userId: request.authorId, of: 'comments', by: -deleted.length });
  await tellComments(trx, request.postId, deleted, -1);
}
