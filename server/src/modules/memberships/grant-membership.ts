import { recordChanges } from '../../platform/changes/index.ts';
import type { DB, Trx } from '../../platform/db/index.ts';

/** Makes somebody a member from now on, until a moment or without end; an earlier membership is replaced. */
export async function grantMembership(
  trx: Trx,
  grant: { userId: string; until: Date | null; source: DB['memberships']['source']; now: Date },
): Promise<void> {
  const facts = { active_from: grant.now, active_until: grant.until, source: grant.source };
  await trx
    .insertInto('memberships')
    .values({ user_id: grant.userId, ...facts })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(facts))
    .execute();
  await recordChanges(trx, [{ topic: 'reader', subject: grant.userId }]);
}

/** Ends a membership now. What the person posted stays. */
export async function revokeMembership(trx: Trx, userId: string, now: Date): Promise<void> {
  await trx.updateTable('memberships').set({ active_until: now }).where('user_id', '=', userId).execute();
  await recordChanges(trx, [{ topic: 'reader', subject: userId }]);
}
