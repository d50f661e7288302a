import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import type { PageRequest, TimePosition } from '../../../platform/http/index.ts';
import { authorJson, staffRoles, type AuthorRow } from '../../accounts/index.ts';
import { isPersonVisibleTo, peopleUnseenBy, type Reader } from '../../relations/index.ts';
import { isCommentVisibleTo, isFoldedFor } from './visible-comments.ts';

/** Comments as a reader sees them, by their ids and in no order; which ones may be seen was asked before. */
export async function selectComments(db: Db, ids: readonly string[], reader: Reader) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('comments')
    .select((query) => [
      'comments.id',
      'comments.parent_id',
      'comments.author_id',
      'comments.text',
      'comments.language',
      smileCount(reader).as('smiles'),
      'comments.created_at',
      'comments.edited_at',
      'comments.deleted_at',
      authorJson(query.ref('comments.author_id').$notNull()).$castTo<AuthorRow | null>().as('author'),
      answeredJson(reader).as('answered'),
      mentionsJson(reader).as('mentions'),
      productIdsJson.as('product_ids'),
      isByPostAuthor.as('is_by_post_author'),
      isByStaff.as('is_by_staff'),
      isFoldedFor(reader).as('is_folded'),
      hasSmiled(reader).as('has_smiled'),
      replyCount(reader).as('reply_count'),
    ])
    .where(sql<boolean>`comments.id = any(${ids}::uuid[])`)
    .execute();
}

/** A comment as it comes from the database. */
export type CommentRow = Awaited<ReturnType<typeof selectComments>>[number];

/** The ids of the first replies of each conversation, with the time that orders them: one more than asked for. */
export async function selectFirstReplies(
  db: Db,
  threadIds: readonly string[],
  { reader, limit }: { reader: Reader; limit: number },
) {
  if (threadIds.length === 0) return [];
  return db
    .selectFrom('comments as thread')
    .innerJoinLateral(
      (query) =>
        query
          .selectFrom('comments')
          .select(['comments.id', 'comments.created_at as at'])
          .whereRef('comments.parent_id', '=', 'thread.id')
          .where(isCommentVisibleTo(reader))
          .orderBy('comments.created_at')
          .orderBy('comments.id')
          .limit(limit + 1)
          .as('reply'),
      (join) => join.onTrue(),
    )
    .select(['reply.id', 'reply.at', 'thread.id as thread_id'])
    .where(sql<boolean>`thread.id = any(${threadIds}::uuid[])`)
    .orderBy('reply.at')
    .orderBy('reply.id')
    .execute();
}

/** Replies to a comment, oldest first: ids with the time that orders them, one more than asked for. */
export async function selectReplies(
  db: Db,
  threadId: string,
  { reader, page }: { reader: Reader; page: PageRequest },
): Promise<TimePosition[]> {
  return db
    .selectFrom('comments')
    .select(['comments.id', 'comments.created_at as at'])
    .where('comments.parent_id', '=', threadId)
    .where(isCommentVisibleTo(reader))
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(comments.created_at, comments.id) > (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('comments.created_at')
    .orderBy('comments.id')
    .limit(page.limit + 1)
    .execute();
}

/** The place of a reply in its conversation, counted from 1; 0 where it is none. */
export async function selectReplyPosition(db: Db, id: string, reader: Reader): Promise<number> {
  const { position } = await db
    .selectFrom('comments as asked')
    .innerJoin('comments', 'comments.parent_id', 'asked.parent_id')
    .select((query) => query.fn.countAll<number>().as('position'))
    .where('asked.id', '=', id)
    .where(sql<boolean>`(comments.created_at, comments.id) <= (asked.created_at, asked.id)`)
    .where(isCommentVisibleTo(reader))
    .executeTakeFirstOrThrow();
  return Number(position);
}

/** What was said last beneath a post, newest first, each with the comment that began its conversation and its author. */
export async function selectRecent(
  db: Db,
  postId: string,
  { reader, limit }: { reader: Reader; limit: number },
) {
  return db
    .selectFrom('comments')
    .select((query) => ['comments.id', query.fn.coalesce('comments.parent_id', 'comments.id').as('threadId')])
    .where('comments.post_id', '=', postId)
    .where(isCommentVisibleTo(reader))
    .orderBy('comments.id', 'desc')
    .limit(limit)
    .execute();
}

/** What was said last beneath a post, whoever reads it, with those who said it and began the conversation. */
export async function selectRecentOfAll(db: Db, postId: string, limit: number) {
  return db
    .selectFrom('comments')
    .leftJoin('comments as thread', 'thread.id', 'comments.parent_id')
    .select((query) => [
      'comments.id',
      query.fn.coalesce('comments.parent_id', 'comments.id').as('threadId'),
      'comments.author_id as authorId',
      'thread.author_id as threadAuthorId',
    ])
    .where('comments.post_id', '=', postId)
    .where('comments.deleted_at', 'is', null)
    .orderBy('comments.id', 'desc')
    .limit(limit)
    .execute();
}

/** One of them. */
export type RecentRow = Awaited<ReturnType<typeof selectRecentOfAll>>[number];

function answeredJson(reader: Reader): RawBuilder<{ id: string; handle: string; name: string } | null> {
  return sql`(
    select json_build_object('id', answered.id, 'handle', u.handle, 'name', u.name)
    from comments answered join users u on u.id = answered.author_id
    where answered.id = comments.answered_id and answered.deleted_at is null
      and ${isPersonVisibleTo(reader, sql.ref<string>('u.id'))})`;
}

function mentionsJson(reader: Reader): RawBuilder<string[]> {
  return sql`coalesce((
    select json_agg(u.handle order by u.handle)
    from comment_mentions m join users u on u.id = m.user_id
    where m.comment_id = comments.id and ${isPersonVisibleTo(reader, sql.ref<string>('u.id'))}), '[]')`;
}

const productIdsJson = sql<string[]>`coalesce((
  select json_agg(cp.product_id order by cp.position) from comment_products cp
  where cp.comment_id = comments.id), '[]')`;

const isByPostAuthor = sql<boolean>`exists (
  select from posts where posts.id = comments.post_id and posts.author_id = comments.author_id)`;

const isByStaff = sql<boolean>`exists (
  select from users u where u.id = comments.author_id and u.roles && ${[...staffRoles]}::text[])`;

/** Without the smiles of people the reader does not meet. */
function smileCount(reader: Reader): RawBuilder<number> {
  if (reader === null) return sql<number>`comments.smiles`;
  return sql<number>`(comments.smiles - (
    select count(*) from comment_smiles s
    where s.comment_id = comments.id and s.user_id in ${peopleUnseenBy(reader)}))`;
}

function hasSmiled(reader: Reader): RawBuilder<boolean> {
  if (reader === null) return sql<boolean>`false`;
  return sql<boolean>`exists (
    select from comment_smiles s where s.comment_id = comments.id and s.user_id = ${reader.userId})`;
}

function replyCount(reader: Reader): RawBuilder<number> {
  return sql<number>`(
    select count(*) from comments reply where reply.parent_id = comments.id and reply.deleted_at is null
      and ${isPersonVisibleTo(reader, sql.ref<string>('reply.author_id'))})`;
}
