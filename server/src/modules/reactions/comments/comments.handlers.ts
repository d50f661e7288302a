import { languageOfLocale } from '@spark/contract';
import { localeOf, notFound, type Handlers } from '../../../platform/http/index.ts';
import type { Services } from '../../../platform/services.ts';
import { createJointWriter } from '../../../platform/together/index.ts';
import { checkPostVisible } from '../../posts/index.ts';
import { deleteComment } from './delete-comment.ts';
import { editComment, readCommentRevisions } from './edit-comment.ts';
import { findPostOfComment } from './find-comment.ts';
import { markComments, type CommentMarking } from './mark-comments.ts';
import { readComments, readOne, readReplies, readThread } from './read-comments.ts';
import { writeComment } from './write-comment.ts';

type Calls =
  | 'listComments'
  | 'readComment'
  | 'listReplies'
  | 'createComment'
  | 'editComment'
  | 'listCommentRevisions'
  | 'deleteComment'
  | 'smileAtComment'
  | 'unsmileAtComment';

/** Answers the calls about comments. */
export function commentHandlers({
  db,
  cursors,
  publicUrl,
}: Pick<Services, 'db' | 'cursors' | 'publicUrl'>): Handlers<Calls> {
  const smiles = createJointWriter({
    db,
    write: markComments,
    keyOf: ({ commentId, userId }: CommentMarking) => `${commentId} ${userId}`,
  });

  async function mark(marking: CommentMarking): Promise<number> {
    const reader = { userId: marking.userId };
    await checkPostVisible(db, await findPostOfComment(db, marking.commentId, reader), reader);
    const count = await smiles.write(marking);
    if (count === null) throw notFound('comment');
    return count;
  }

  return {
    listComments: async ({ params, query, viewer: reader, now }) => {
      await checkPostVisible(db, params.id, reader);
      return readComments({ db, cursors, now }, { postId: params.id, reader }, query);
    },
    readComment: async ({ params, viewer: reader, now }) => {
      await checkPostVisible(db, params.id, reader);
      return readThread({ db, cursors, now }, { postId: params.id, reader }, params.commentId);
    },
    listReplies: async ({ params, query, viewer: reader, now }) => {
      await checkPostVisible(db, params.id, reader);
      const asked = { threadId: params.commentId, query };
      return readReplies({ db, cursors, now }, { postId: params.id, reader }, asked);
    },
    createComment: async ({ params, body, viewer, request, now, createOnce }) => {
      // Also of a comment that was written already: its answer is remembered, whatever came between two people since.
      await checkPostVisible(db, params.id, viewer);
      return createOnce(async (trx) => {
        const { text, productIds = [], parentId = null, language } = body;
        const writer = languageOfLocale(localeOf(request));
        const { userId: authorId } = viewer;
        const said = { parentId, text, productIds, language };
        const written = { ...said, postId: params.id, authorId, writer, at: now };
        const id = await writeComment(trx, written, publicUrl);
        return readOne({ db: trx, cursors, now }, { postId: params.id, reader: viewer }, id);
      });
    },
    editComment: async ({ params, body, viewer, request, now }) => {
      const { id: postId, commentId } = params;
      await checkPostVisible(db, postId, viewer);
      const { text, productIds, language } = body;
      const writer = languageOfLocale(localeOf(request));
      const said = { text, productIds, language };
      const change = { ...said, postId, commentId, authorId: viewer.userId, writer, now };
      await db.transaction().execute((trx) => editComment(trx, change, publicUrl));
      return readOne({ db, cursors, now }, { postId, reader: viewer }, commentId);
    },
    listCommentRevisions: async ({ params, viewer }) => {
      await checkPostVisible(db, params.id, viewer);
      const asked = { postId: params.id, commentId: params.commentId };
      return { items: await readCommentRevisions(db, asked, viewer) };
    },
    deleteComment: async ({ params, viewer, now }) => {
      const request = { postId: params.id, commentId: params.commentId, authorId: viewer.userId, now };
      await db.transaction().execute((trx) => deleteComment(trx, request));
      return undefined;
    },
    smileAtComment: async ({ params, viewer, now }) => ({
      smiled: true,
      smileCount: await mark({ commentId: params.id, userId: viewer.userId, by: 1, now }),
    }),
    unsmileAtComment: async ({ params, viewer, now }) => ({
      smiled: false,
      smileCount: await mark({ commentId: params.id, userId: viewer.userId, by: -1, now }),
    }),
  };
}
