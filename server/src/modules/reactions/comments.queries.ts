import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PageRequest } from '../../platform/http/index.ts';
import { authorJson } from '../accounts/index.ts';
import { isPersonVisibleTo, type Reader } from '../relations/index.ts';

function selectComments(db: Db, reader: Reader) {
  return db
    .selectFrom('comments')
    .select((query) => [
      'id',
      'parent_id',
      'author_id',
      'text',
      'created_at',
      authorJson(query.ref('comments.author_id')).as('author'),
    ])
    .where('deleted_at', 'is', null)
    .where(isPersonVisibleTo(reader, 'comments.author_id'));
}

/** Comments of a post, oldest first, without replies. */
export async function selectPostComments(
  db: Db,
  postId: string,
  { page, reader }: { page: PageRequest; reader: Reader },
) {
  return selectComments(db, reader)
    .where('post_id', '=', postId)
    .where('parent_id', 'is', null)
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) > (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(page.limit + 1)
    .execute();
}

/** Replies to comments, oldest first. */
export async function selectReplies(db: Db, commentIds: readonly string[], reader: Reader) {
  if (commentIds.length === 0) return [];
  return selectComments(db, reader)
    .where('parent_id', 'in', commentIds)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** One comment. */
export async function selectComment(db: Db, id: string, reader: Reader) {
  return selectComments(db, reader).where('id', '=', id).executeTakeFirstOrThrow();
}

/** A comment as it comes from the database. */
export type CommentRow = Awaited<ReturnType<typeof selectComment>>;
