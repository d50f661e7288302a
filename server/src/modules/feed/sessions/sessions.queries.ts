import { sql } from 'kysely';
import { statement, type Db } from '../../../platform/db/index.ts';
import type { FeedSession } from './feed-session.ts';
import type { PackedOrder } from './packed-order.ts';

// Every process sees them at once. That they are on disk is not waited for: a database that loses its power forgets the
// feeds of its last moments, and who was reading one starts from the top. All orders go as the bytes they are, one after
// the other: in a list they would be written as letters.
const insert = statement(sql`
  with hurry as materialized (select set_config('synchronous_commit', 'off', true))
  insert into feed_sessions (id, user_id, post_order, created_at)
  select session.id, session.user_id, substring($3::bytea from session.start for session.length), session.created_at
  from unnest($1::uuid[], $2::uuid[], $4::int[], $5::int[], $6::timestamptz[])
    as session (id, user_id, start, length, created_at), hurry`);

/** Writes sessions, however many, in one statement. */
export async function insertSessions(db: Db, sessions: readonly FeedSession[]): Promise<void> {
  const [first] = sessions;
  let start = 1;
  const starts = sessions.map(({ order }) => (start += order.length) - order.length);
  await insert(db, [
    sessions.map(({ id }) => id),
    sessions.map(({ userId }) => userId),
    sessions.length === 1 ? first?.order : Buffer.concat(sessions.map(({ order }) => order)),
    starts,
    sessions.map(({ order }) => order.length),
    sessions.map(({ createdAt }) => createdAt),
  ]);
}

/** A session that is kept. */
export async function selectSession(db: Db, id: string): Promise<FeedSession | undefined> {
  const row = await db
    .selectFrom('feed_sessions')
    .select(['id', 'user_id', 'post_order', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : sessionOf(row);
}

/** The last session of a person that began until a moment. */
export async function selectLastSession(
  db: Db,
  { userId, until }: { userId: string; until: Date },
): Promise<FeedSession | undefined> {
  const row = await db
    .selectFrom('feed_sessions')
    .select(['id', 'user_id', 'post_order', 'created_at'])
    .where('user_id', '=', userId)
    .where('created_at', '<=', until)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : sessionOf(row);
}

/** Puts posts behind the last of a session; `undefined` where it is no longer as it was. */
export async function extendSession(
  db: Db,
  { id, order }: FeedSession,
  added: PackedOrder,
): Promise<FeedSession | undefined> {
  const row = await db
    .updateTable('feed_sessions')
    .set({ post_order: sql<PackedOrder>`post_order || ${added}` })
    .where('id', '=', id)
    .where(sql<boolean>`octet_length(post_order) = ${order.length}`)
    .returning(['id', 'user_id', 'post_order', 'created_at'])
    .executeTakeFirst();
  return row === undefined ? undefined : sessionOf(row);
}

interface SessionRow {
  id: string;
  user_id: string | null;
  post_order: PackedOrder;
  created_at: Date;
}

function sessionOf(row: SessionRow): FeedSession {
  return { id: row.id, userId: row.user_id, order: row.post_order, createdAt: row.created_at };
}
