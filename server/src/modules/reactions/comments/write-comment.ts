import type { Language } from '@spark/contract';
import { newIdAt, type Trx } from '../../../platform/db/index.ts';
import { invalid } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { count } from '../post-counters.ts';
import { readWords, storeWords, type SentWords } from './comment-words.ts';
import { countRepliers } from './count-repliers.ts';
import { tellComment } from './tell-comment.ts';
import { isCommentVisibleTo } from './visible-comments.ts';

/** A comment about to be written. */
export interface NewComment extends SentWords {
  postId: string;
  authorId: string;
  /** The comment or reply it answers. */
  parentId: string | null;
  /** The language its author uses Spark in. */
  writer: Language | null;
  at: Date;
}

/** Writes a comment, or a reply to a comment or reply of the same post. Returns its id. */
export async function writeComment(trx: Trx, comment: NewComment, publicUrl: string): Promise<string> {
  const { postId, authorId, writer, at } = comment;
  const parent = comment.parentId === null ? null : await findParent(trx, comment, comment.parentId);
  const words = await readWords(trx, comment, { authorId, writer, publicUrl, now: at });
  const id = newIdAt(at);
  await trx
    .insertInto('comments')
    .values({
      id,
      post_id: postId,
      parent_id: parent?.threadId ?? null,
      answered_id: parent?.answeredId ?? null,
      author_id: authorId,
      text: words.text,
      ...words.written,
      created_at: at,
    })
    .execute();
  await storeWords(trx, id, words);
  if (parent !== null) await countRepliers(trx, parent.threadId);
  await count(trx, { postId, userId: authorId, of: 'comments', by: 1 });
  const { mentioned } = words;
  await tellComment(trx, { id, postId, parentId: comment.parentId, authorId, at, mentioned }, 1);
  return id;
}

/** Where a reply belongs: replies go one level deep, so one to a reply stands beside it and names whom it answers. */
async function findParent(
  trx: Trx,
  { postId, authorId }: NewComment,
  parentId: string,
): Promise<{ threadId: string; answeredId: string | null }> {
  const parent = await trx
    .selectFrom('comments')
    .select(['comments.id', 'comments.parent_id'])
    .where('comments.id', '=', parentId)
    .where('comments.post_id', '=', postId)
    .where(isCommentVisibleTo({ userId: authorId }))
    .executeTakeFirst();
  if (parent === undefined) {
    throw invalid({ path: '/parentId', message: say`The comment you reply to is not here.` });
  }
  return parent.parent_id === null
    ? { threadId: parent.id, answeredId: null }
    : { threadId: parent.parent_id, answeredId: parent.id };
}
