import { newIdAt, type Db } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { extendSession, insertSessions, selectSession } from './sessions.queries.ts';
import type { FeedSession } from './feed-session.ts';
import type { PackedOrder } from './packed-order.ts';

/** Keeps the orders of feeds: in the database for every process, the latest in memory as well. */
export interface FeedSessions {
  /** Resolves when the session is kept. Those that come together are written together. */
  keep(session: FeedSession): Promise<void>;
  /** Throws `invalid_cursor` for one that is not kept any more. */
  find(id: string): Promise<FeedSession>;
  /** Puts posts behind a session's last; if somebody else was faster, theirs stay. Throws `invalid_cursor` as `find` does. */
  extend(session: FeedSession, added: PackedOrder): Promise<FeedSession>;
}

const keptHours = 48;
/** Some 2 kB each. */
const inMemory = 5_000;

/** Makes the place where sessions are kept. */
export function createFeedSessions(db: Db): FeedSessions {
  const recent = new Map<string, FeedSession>();
  let waiting: FeedSession[] = [];
  let writing: Promise<void> | null = null;

  function remember(session: FeedSession): void {
    recent.delete(session.id);
    recent.set(session.id, session);
    const [oldest] = recent.keys();
    if (recent.size > inMemory && oldest !== undefined) recent.delete(oldest);
  }

  /** One statement at a time: whoever comes meanwhile is written by the next. */
  async function write(): Promise<void> {
    const batch = waiting;
    waiting = [];
    writing = null;
    await insertSessions(db, batch);
  }

  let last: Promise<void> = Promise.resolve();

  return {
    keep(session) {
      waiting.push(session);
      if (writing === null) {
        writing = last.catch(() => undefined).then(write);
        last = writing;
      }
      return writing.then(() => remember(session));
    },
    async find(id) {
      const known = recent.get(id) ?? (await selectSession(db, id));
      if (known === undefined) throw tooOld();
      remember(known);
      return known;
    },
    async extend(session, added) {
      const extended = await extendSession(db, session, added);
      const next = extended ?? (await selectSession(db, session.id));
      // Known in memory only, it would never grow.
      if (next === undefined) throw tooOld();
      remember(next);
      return next;
    },
  };
}

function tooOld(): ProblemError {
  return new ProblemError('invalid_cursor', say`This feed is too old to go on. Start again from the top.`);
}

/** Forgets orders nobody can still be reading. */
export async function sweepFeedSessions(db: Db, now: Date): Promise<number> {
  // Ids begin with the time, so no other column has to be looked at.
  const first = newIdAt(new Date(now.getTime() - keptHours * 3_600_000));
  const result = await db.deleteFrom('feed_sessions').where('id', '<', first).executeTakeFirst();
  return Number(result.numDeletedRows);
}
