import { sql, type ExpressionBuilder, type RawBuilder } from 'kysely';
import type { DB } from '../../../platform/db/index.ts';
import { isPersonShownTo, isPersonVisibleTo, type Reader, type ReaderColumn } from '../../relations/index.ts';

/**
 * The one predicate every read of comments goes through, on any query that reads from `comments`: words that are there, by
 * somebody the reader may meet, in the conversation of somebody the reader may meet.
 */
export function isCommentVisibleTo(reader: Reader) {
  return (query: ExpressionBuilder<DB, 'comments'>) =>
    query.and([
      query('comments.deleted_at', 'is', null),
      isPersonVisibleTo(reader, 'comments.author_id'),
      isThreadVisibleTo(reader),
    ]);
}

/** Which comments may be brought to a reader, who did not ask for them: none by people the reader muted. */
export function isCommentShownTo(reader: Reader | ReaderColumn): RawBuilder<boolean> {
  return sql<boolean>`(comments.deleted_at is null
    and ${isPersonShownTo(reader, 'comments.author_id')} and ${isThreadVisibleTo(reader)})`;
}

/** Which comments that begin conversations; those that were deleted are there for as long as replies are. */
export function isThreadShownTo(reader: Reader) {
  return (query: ExpressionBuilder<DB, 'comments'>) =>
    query.and([
      query('comments.parent_id', 'is', null),
      // Who deleted an account is nobody, and hidden from nobody.
      isPersonVisibleTo(reader, 'comments.author_id'),
      query.or([query('comments.deleted_at', 'is', null), hasRepliesFor(reader)]),
    ]);
}

/** Whether a comment is by somebody the reader muted. */
export function isFoldedFor(reader: Reader): RawBuilder<boolean> {
  return sql<boolean>`(not ${isPersonShownTo(reader, 'comments.author_id')})`;
}

function isThreadVisibleTo(reader: Reader | ReaderColumn): RawBuilder<boolean> {
  if (reader === null) return sql<boolean>`true`;
  return sql<boolean>`(comments.parent_id is null or exists (
    select from comments thread where thread.id = comments.parent_id
      and ${isPersonVisibleTo(reader, sql.ref<string>('thread.author_id'))}))`;
}

function hasRepliesFor(reader: Reader): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from comments reply where reply.parent_id = comments.id and reply.deleted_at is null
      and ${isPersonVisibleTo(reader, sql.ref<string>('reply.author_id'))})`;
}
