import { newId, type Db } from '../../platform/db/index.ts';
import { ProblemError, type CursorCodec } from '../../platform/http/index.ts';

/** The fixed order of a feed and the place reached in it. */
export interface FeedPlace {
  /** `null` while the feed fits on one page and needs no keeping. */
  sessionId: string | null;
  postIds: string[];
  offset: number;
}

const keptHours = 48;

/** Finds the place a cursor points to. Throws `invalid_cursor` for one that is not of this feed, or too old. */
export async function resumeSession(
  db: Db,
  codec: CursorCodec,
  scope: string,
  cursor: string,
): Promise<FeedPlace> {
  // The keyed hash proved that cursorAt wrote this.
  const [sessionId, offset] = codec.decode(scope, cursor) as [string, number];
  const session = await db
    .selectFrom('feed_sessions')
    .select('post_ids')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  if (session === undefined) {
    throw new ProblemError('invalid_cursor', 'This feed is too old to go on. Start again from the top.');
  }
  return { sessionId, postIds: session.post_ids, offset };
}

/** Keeps an order so that it can be paged through, and returns a cursor to a place in it. */
export async function keepSession(
  { db, codec }: { db: Db; codec: CursorCodec },
  place: FeedPlace,
  { scope, now }: { scope: string; now: Date },
): Promise<string> {
  const sessionId = place.sessionId ?? newId();
  if (place.sessionId === null) {
    await db
      .insertInto('feed_sessions')
      .values({ id: sessionId, post_ids: place.postIds, created_at: now })
      .execute();
  }
  return codec.encode(scope, [sessionId, place.offset]);
}

/** Forgets orders nobody can still be reading. */
export async function sweepFeedSessions(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptHours * 3_600_000);
  const result = await db.deleteFrom('feed_sessions').where('created_at', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
