import { readPageRequest, toPage, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { checkPostVisible } from '../posts/index.ts';
import { selectComment, selectPostComments, selectReplies, type CommentRow } from './comments.queries.ts';
import { commentView } from './reactions.view.ts';
import { deleteComment, writeComment } from './write-comment.ts';

/** Answers the calls about comments. */
export function commentHandlers({
  db,
  cursors,
}: Pick<Services, 'db' | 'cursors'>): Handlers<'listComments' | 'createComment' | 'deleteComment'> {
  return {
    listComments: async ({ params, query, viewer }) => {
      await checkPostVisible(db, params.id, viewer);
      const scope = `comments:${params.id}`;
      const page = readPageRequest(cursors, scope, query);
      const rows = await selectPostComments(db, params.id, { page, reader: viewer });
      const shownIds = rows.slice(0, page.limit).map((row) => row.id);
      const replies = Map.groupBy(await selectReplies(db, shownIds, viewer), (reply) => reply.parent_id);
      const position = (row: CommentRow) => ({ at: row.created_at, id: row.id });
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) =>
        shown.map((row) => commentView(row, replies.get(row.id) ?? [], viewer)),
      );
    },
    createComment: async ({ params, body, viewer, now, createOnce }) => {
      // Also of a comment that was written already: its answer is remembered, whatever came between the two people since.
      await checkPostVisible(db, params.id, viewer);
      return createOnce(async (trx) => {
        await checkPostVisible(trx, params.id, viewer);
        const id = await writeComment(trx, {
          postId: params.id,
          authorId: viewer.userId,
          parentId: body.parentId ?? null,
          text: body.text,
          at: now,
        });
        return commentView(await selectComment(trx, id, viewer), [], viewer);
      });
    },
    deleteComment: async ({ params, viewer, now }) => {
      const request = { postId: params.id, commentId: params.commentId, authorId: viewer.userId, now };
      await db.transaction().execute((trx) => deleteComment(trx, request));
      return undefined;
    },
  };
}
