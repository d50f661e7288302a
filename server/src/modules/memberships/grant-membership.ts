import type { DB, Db } from '../../platform/db/index.ts';

/** Makes somebody a member from now on, until a moment or without end; an earlier membership is replaced. */
export async function grantMembership(
  db: Db,
  grant: { userId: string; until: Date | null; source: DB['memberships']['source']; now: Date },
): Promise<void> {
  const facts = { active_from: grant.now, active_until: grant.until, source: grant.source };
  await db
    .insertInto('memberships')
    .values({ user_id: grant.userId, ...facts })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(facts))
    .execute();
}

/** Ends a membership now. What the person posted stays. */
export async function revokeMembership(db: Db, userId: string, now: Date): Promise<void> {
  await db.updateTable('memberships').set({ active_until: now }).where('user_id', '=', userId).execute();
}
