import { sql, type Expression, type RawBuilder } from 'kysely';
import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';

/** Whether the person of this id is in the creator programme; the badge says so, and nothing else does. */
export function isCreator(userId: Expression<string>): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from badges where badges.user_id = ${userId} and badges.kind = 'creator' and badges.interest_id is null)`;
}

/** Tells somebody that they are in the creator programme now, or not any more. */
export type TellCreator = (
  trx: Trx,
  news: { userId: string; isCreator: boolean; now: Date },
) => Promise<void>;

/** Who is taken in or out, and how they hear of it. */
interface Change {
  userId: string;
  now: Date;
  tell: TellCreator;
}

/** Takes somebody into the creator programme; in it already, nothing changes. */
export async function inviteCreator(trx: Trx, { userId, now, tell }: Change): Promise<void> {
  const invited = await trx
    .insertInto('badges')
    .values({ user_id: userId, kind: 'creator', earned_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (invited.numInsertedOrUpdatedRows !== 1n) return;
  await showBadges(trx, userId);
  await tell(trx, { userId, isCreator: true, now });
}

/** Takes somebody out of the creator programme; not in it, nothing changes. What they made stays. */
export async function dismissCreator(trx: Trx, { userId, now, tell }: Change): Promise<void> {
  const dismissed = await trx
    .deleteFrom('badges')
    .where('user_id', '=', userId)
    .where('kind', '=', 'creator')
    .executeTakeFirst();
  if (dismissed.numDeletedRows === 0n) return;
  await showBadges(trx, userId);
  await tell(trx, { userId, isCreator: false, now });
}

/** Whoever keeps names with their badges in memory reads them anew. */
async function showBadges(trx: Trx, userId: string): Promise<void> {
  await recordChanges(trx, [{ topic: 'person', subject: userId }]);
}
