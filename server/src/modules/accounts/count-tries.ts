import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

const hourMs = 3_600_000;

/** What is counted, and how often it may be in a window of time, whoever does it. Every one is of an hour at most. */
export const tryLimits = {
  /** Letters to one mailbox that somebody asked for: enough for a person who is looking for theirs, too few for a flood. */
  letter: { most: 5, windowMs: hourMs },
  /** Passwords for one address. Other ways to sign in stay open to whoever it belongs to. */
  password: { most: 20, windowMs: 15 * 60_000 },
} as const;

/** Counts a try; says whether it is still within the limit. Who or what it is about is told by `key`. */
export async function takeTry(
  db: Db,
  kind: keyof typeof tryLimits,
  key: string,
  now: Date,
): Promise<boolean> {
  const { most, windowMs } = tryLimits[kind];
  const windowAt = new Date(Math.floor(now.getTime() / windowMs) * windowMs);
  const row = await db
    .insertInto('tries')
    .values({ kind, key: hashOf(key), window_at: windowAt })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'key', 'window_at']).doUpdateSet({ count: sql<number>`tries.count + 1` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return row.count <= most;
}

/** Forgets the tries of whoever has shown who they are. */
export async function forgiveTries(db: Db, kind: keyof typeof tryLimits, key: string): Promise<void> {
  await db.deleteFrom('tries').where('kind', '=', kind).where('key', '=', hashOf(key)).execute();
}

/** Forgets windows that are over. Returns how many. */
export async function sweepTries(db: Db, now: Date): Promise<number> {
  const until = new Date(now.getTime() - hourMs);
  const swept = await db.deleteFrom('tries').where('window_at', '<', until).executeTakeFirst();
  return Number(swept.numDeletedRows);
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
