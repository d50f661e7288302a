import { recordChanges } from '../../platform/changes/index.ts';
import type { DB, Trx } from '../../platform/db/index.ts';

/** Where a membership comes from. */
export type MembershipSource = DB['memberships']['source'];

/** Makes somebody a member from now on, until a moment or without end; an earlier one of this source is replaced. */
export async function grantMembership(
  trx: Trx,
  grant: { userId: string; until: Date | null; source: MembershipSource; now: Date },
): Promise<void> {
  const facts = { active_from: grant.now, active_until: grant.until };
  await trx
    .insertInto('memberships')
    .values({ user_id: grant.userId, source: grant.source, ...facts })
    .onConflict((conflict) => conflict.columns(['user_id', 'source']).doUpdateSet(facts))
    .execute();
  await recordChanges(trx, [{ topic: 'reader', subject: grant.userId }]);
}

/** Ends the memberships of somebody now, or only that of one source. What the person posted stays. */
export async function revokeMembership(
  trx: Trx,
  userId: string,
  now: Date,
  source?: MembershipSource,
): Promise<void> {
  await trx
    .updateTable('memberships')
    .set({ active_until: now })
    .where('user_id', '=', userId)
    .where((query) => query.or([query('active_until', 'is', null), query('active_until', '>', now)]))
    .$if(source !== undefined, (query) => query.where('source', '=', source ?? 'operator'))
    .execute();
  await recordChanges(trx, [{ topic: 'reader', subject: userId }]);
}
