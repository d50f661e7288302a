import { sql } from 'kysely';
import { recordChanges } from '../../../platform/changes/index.ts';
import { newId, type Db, type Trx } from '../../../platform/db/index.ts';
import type { Passwords } from '../passwords.ts';
import { claimOf, claimTo, isClaim } from './address.ts';

/** So many of those who claim an address may sign in by it, the latest of them. */
const mostClaims = 3;

/** What a new account signs up as: the address, or, where somebody has it, a claim to it. */
export async function chooseEmail(db: Db, address: string): Promise<string> {
  const holder = await findHolder(db, address);
  const claim = claimTo(address, newId());
  return holder === undefined ? address : claim;
}

/** Who has an address, confirmed or not; claims do not count. */
export async function findHolder(db: Db, address: string) {
  return db
    .selectFrom('users')
    .select(['id', 'email_verified', 'locale'])
    .where(sql<string>`lower(email)`, '=', address.toLowerCase())
    .executeTakeFirst();
}

/**
 * What the account somebody means is kept under: one that claims the address, where the password is its own, else the
 * address. As much is done where nobody claims it: how long it takes tells nothing.
 */
export async function resolveSignIn(
  db: Db,
  passwords: Passwords,
  { email: address, password }: { email: string; password: string },
): Promise<string> {
  const claims = await db
    .selectFrom('users')
    .innerJoin('credentials', 'credentials.user_id', 'users.id')
    .select(['users.email', 'credentials.password'])
    .where(sql<string>`lower(claimed_email)`, '=', address.toLowerCase())
    .where('credentials.provider_id', '=', 'credential')
    .orderBy('users.id', 'desc')
    .limit(mostClaims)
    .execute();
  if (claims.length === 0) await passwords.hash(password);
  // Better Auth asks for the ways to sign in of an account it found; where there is none, as much is asked here.
  if ((await findHolder(db, address)) === undefined) {
    await db.selectFrom('credentials').select('id').where('user_id', '=', newId()).execute();
  }
  // One after the other, so that nobody takes more than one core; and all of them, whichever fits.
  let fitting: string | null = null;
  for (const { email, password: hash } of claims) {
    const fits = hash !== null && (await passwords.verify({ hash, password }));
    if (fits) fitting ??= email;
  }
  return fitting ?? address;
}

/**
 * Gives a confirmed address to whoever confirmed it: one who only claimed it has it now, and whoever had it without
 * confirming it claims it from now on. Throws where somebody has confirmed it before.
 */
export async function settleAddress(trx: Trx, userId: string, now: Date): Promise<void> {
  const user = await trx
    .selectFrom('users')
    .select(['email', 'claimed_email'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await recordChanges(trx, [{ topic: 'reader', subject: userId }]);
  if (user.claimed_email === null || !isClaim(user.email)) return;
  await releaseUnconfirmed(trx, user.claimed_email, now);
  await trx
    .updateTable('users')
    .set({ email: user.claimed_email, claimed_email: null, email_verified: true, updated_at: now })
    .where('id', '=', userId)
    .execute();
}

/** Whoever has the address without having confirmed it claims it from now on, so that another can have it. */
export async function releaseUnconfirmed(db: Db, address: string, now: Date): Promise<void> {
  await db
    .updateTable('users')
    // Not by its id, which everybody can see.
    .set({
      email: sql<string>`gen_random_uuid() || ${claimOf('')}`,
      claimed_email: sql<string>`email`,
      updated_at: now,
    })
    .where(sql<string>`lower(email)`, '=', address.trim().toLowerCase())
    .where('email_verified', '=', false)
    .execute();
}
