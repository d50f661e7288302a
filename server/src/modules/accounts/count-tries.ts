import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

const hourMs = 3_600_000;

/** What is counted, and how often it may be in a window of time, whoever does it. Every one is of an hour at most. */
export const tryLimits = {
  // Letters to one mailbox that somebody asked for: enough for a person who is looking for theirs, too few for a flood.
  // Each kind by itself: whoever signs up with an address again and again keeps no link from its owner.
  'confirm-letter': { most: 5, windowMs: hourMs },
  'change-letter': { most: 5, windowMs: hourMs },
  'reset-letter': { most: 5, windowMs: hourMs },
  'sign-in-letter': { most: 5, windowMs: hourMs },
  /** Letters one account asks for, to whatever addresses. */
  'account-letter': { most: 10, windowMs: hourMs },
  /** Letters one network asks for, to whatever addresses: a hall of people signs up, a flood ends. */
  'network-letter': { most: 200, windowMs: hourMs },
  /** Passwords for one address, from one network: others do not keep its owner out. */
  password: { most: 20, windowMs: 15 * 60_000 },
  /** Passwords for one address, from everywhere. Other ways to sign in stay open to whoever it belongs to. */
  'password-anywhere': { most: 200, windowMs: 15 * 60_000 },
} as const;

/** Counts a try; says whether it is still within the limit. Who or what it is about is told by `key`. */
export async function takeTry(
  db: Db,
  kind: keyof typeof tryLimits,
  key: string,
  now: Date,
): Promise<boolean> {
  const { most, windowMs } = tryLimits[kind];
  return (await countTry(db, { kind, key, windowMs }, now)) <= most;
}

/** Counts one call of a caller, in whichever process; says whether it is within so many in a window, and when the next begins. */
export async function takeCall(
  db: Db,
  { key, most, windowMs }: { key: string; most: number; windowMs: number },
  now: Date,
): Promise<{ isWithin: boolean; nextInSeconds: number }> {
  const count = await countTry(db, { kind: 'call', key, windowMs }, now);
  return {
    isWithin: count <= most,
    nextInSeconds: secondsLeft(windowMs, now),
  };
}

/** When more of a kind may be tried. */
export function secondsToNext(kind: keyof typeof tryLimits, now: Date): number {
  return secondsLeft(tryLimits[kind].windowMs, now);
}

function secondsLeft(windowMs: number, now: Date): number {
  return Math.ceil((windowMs - (now.getTime() % windowMs)) / 1_000);
}

async function countTry(
  db: Db,
  { kind, key, windowMs }: { kind: string; key: string; windowMs: number },
  now: Date,
): Promise<number> {
  const windowAt = new Date(Math.floor(now.getTime() / windowMs) * windowMs);
  const row = await db
    .insertInto('tries')
    .values({ kind, key: hashOf(key), window_at: windowAt })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'key', 'window_at']).doUpdateSet({ count: sql<number>`tries.count + 1` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** A password for an address, from a network. */
interface PasswordTry {
  address: string;
  network: string;
}

/** Counts a password; says whether it may be tried. What one network tried too often does not count for the others. */
export async function takePasswordTry(db: Db, tried: PasswordTry, now: Date): Promise<boolean> {
  if (!(await takeTry(db, 'password', keyOf(tried), now))) return false;
  return takeTry(db, 'password-anywhere', tried.address, now);
}

/** Forgets what was tried from the network of somebody who has shown that they know the password. */
export async function forgivePasswordTries(db: Db, tried: PasswordTry): Promise<void> {
  const key = hashOf(keyOf(tried));
  await db.deleteFrom('tries').where('kind', '=', 'password').where('key', '=', key).execute();
}

function keyOf({ address, network }: PasswordTry): string {
  return `${address.toLowerCase()} ${network}`;
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
