import { expressionBuilder, sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { type DB, type Db } from '../../platform/db/index.ts';
import { isPersonShownTo, isPersonVisibleTo, type Reader, type ReaderColumn } from '../relations/index.ts';
import { missingPost } from './missing-post.ts';

/**
 * The one predicate every read of posts goes through: which posts a reader may be shown at all. A post that waits for its
 * photos is its author's alone. Use it as `.where(isVisibleTo(reader))` on any query that reads from `posts`.
 */
export function isVisibleTo(reader: Reader | ReaderColumn) {
  return (query: ExpressionBuilder<DB, 'posts'>) =>
    query.and([isThere(query, reader), isPersonVisibleTo(reader, 'posts.author_id')]);
}

/** Which of them may be brought to a reader, who did not ask for their authors: none by people the reader muted. */
export function isShownTo(reader: Reader) {
  return (query: ExpressionBuilder<DB, 'posts'>) =>
    query.and([isThere(query, reader), isPersonShownTo(reader, 'posts.author_id')]);
}

/** Throws `not_found` when a post is not there or may not be shown. */
export async function checkPostVisible(db: Db, id: string, reader: Reader): Promise<void> {
  const post = await db
    .selectFrom('posts')
    .select('posts.id')
    .where('posts.id', '=', id)
    .where(isVisibleTo(reader))
    .executeTakeFirst();
  if (post === undefined) throw await missingPost(db, id);
}

/** Whether a post of the query may be met by somebody of whom the query has the id, inside a statement of one's own. */
export function mayMeetPost(userId: Expression<string>): Expression<SqlBool> {
  return isVisibleTo({ userId })(expressionBuilder<DB, 'posts'>());
}

function isThere(query: ExpressionBuilder<DB, 'posts'>, reader: Reader | ReaderColumn) {
  // Written out: inside a prepared statement there is no place for a value of ours.
  const isLive = query('posts.is_live', '=', sql.lit(true));
  const isShown = reader === null ? isLive : query.or([isLive, query('posts.author_id', '=', reader.userId)]);
  return query.and([query('posts.deleted_at', 'is', null), isShown]);
}
