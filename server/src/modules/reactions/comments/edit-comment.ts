import type { CommentRevision, Language } from '@spark/contract';
import { recordChanges } from '../../../platform/changes/index.ts';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { notFound } from '../../../platform/http/index.ts';
import { isSameLanguage, type Written } from '../../../platform/words/index.ts';
import { holdsOffice } from '../../accounts/index.ts';
import { readWords, storeWords } from './comment-words.ts';
import { lockOwnComment } from './find-comment.ts';

/** A change one wants to make to a comment of one's own; without products those it shows stay. */
export interface CommentChange {
  postId: string;
  commentId: string;
  authorId: string;
  text: string;
  productIds: readonly string[] | undefined;
  language: Language | null | undefined;
  /** The language its author uses Spark in. */
  writer: Language | null;
  now: Date;
}

/** Changes one's own comment and keeps what it said before. Nothing changed leaves no trace. */
export async function editComment(trx: Trx, change: CommentChange, publicUrl: string): Promise<void> {
  const { postId, commentId, authorId, text, writer, now } = change;
  const comment = await lockOwnComment(trx, change);
  const shown = await trx
    .selectFrom('comment_products')
    .select('product_id')
    .where('comment_id', '=', commentId)
    .orderBy('position')
    .execute();
  const before = { text: comment.text, productIds: shown.map((row) => row.product_id) };
  const sent = { text, productIds: change.productIds ?? before.productIds, language: change.language };
  const context = { authorId, writer, publicUrl, now, before: comment };
  const { mentioned, written, ...after } = await readWords(trx, sent, context);
  if (JSON.stringify(after) === JSON.stringify(before)) {
    if (!isSameLanguage(written, comment)) await sayLanguage(trx, change, written);
    return;
  }
  const from = comment.edited_at ?? comment.created_at;
  // Of changes that arrive at once each has a moment of its own: none is lost to the history.
  const at = now > from ? now : new Date(from.getTime() + 1);
  await trx
    .insertInto('comment_revisions')
    .values({
      comment_id: commentId,
      from_at: from,
      until_at: at,
      text: before.text,
      product_ids: before.productIds,
    })
    .execute();
  await trx
    .updateTable('comments')
    .set({ text: after.text, ...written, edited_at: at })
    .where('id', '=', commentId)
    .execute();
  await storeWords(trx, commentId, { ...after, mentioned });
  // Its post may show it. Whom an edit mentions is not told: words can be changed again and again.
  await recordChanges(trx, [{ topic: 'post', subject: postId }]);
}

/** Says what a comment is written in; its words stay as they are, so it counts as no edit. */
async function sayLanguage(trx: Trx, { postId, commentId }: CommentChange, written: Written): Promise<void> {
  await trx.updateTable('comments').set(written).where('id', '=', commentId).execute();
  await recordChanges(trx, [{ topic: 'post', subject: postId }]);
}

/** What a comment said before its changes, last change first. Throws `not_found` for all but its author and staff. */
export async function readCommentRevisions(
  db: Db,
  { postId, commentId }: { postId: string; commentId: string },
  reader: { userId: string; roles: readonly string[] },
): Promise<CommentRevision[]> {
  const comment = await db
    .selectFrom('comments')
    .select('author_id')
    .where('id', '=', commentId)
    .where('post_id', '=', postId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const isStaff = holdsOffice(reader.roles);
  if (comment === undefined || (comment.author_id !== reader.userId && !isStaff)) throw notFound('comment');
  const revisions = await db
    .selectFrom('comment_revisions')
    .select(['from_at', 'until_at', 'text', 'product_ids'])
    .where('comment_id', '=', commentId)
    .orderBy('until_at', 'desc')
    .execute();
  return revisions.map((row) => ({
    text: row.text,
    productIds: row.product_ids,
    from: row.from_at.toISOString(),
    until: row.until_at.toISOString(),
  }));
}
