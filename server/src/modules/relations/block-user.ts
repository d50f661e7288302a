import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { invalid } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { endFollow } from './follow-user.ts';
import { holdPair } from './hold-pair.ts';

/** A person and whom they do not want to meet. */
export interface Silencing {
  userId: string;
  otherId: string;
}

/**
 * Blocks a person: from the commit on neither meets the other in any read, and neither follows the other. Said again it is
 * the same. Throws `validation_failed` for oneself.
 */
export async function blockUser(trx: Trx, { userId, otherId }: Silencing, now: Date): Promise<void> {
  if (userId === otherId) throw invalid({ path: '/handle', message: say`You cannot block yourself.` });
  // A follow that is being written commits first and then ends below; one that comes later finds the block.
  await holdPair(trx, userId, otherId);
  const blocked = await trx
    .insertInto('blocks')
    .values({ blocker_id: userId, blocked_id: otherId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (blocked.numInsertedOrUpdatedRows === 0n) return;
  await endFollow(trx, { followerId: userId, followedId: otherId });
  await endFollow(trx, { followerId: otherId, followedId: userId });
  await tellBoth(trx, { userId, otherId });
}

/** Takes one's own block back; what it ended does not come back by itself, and the other's block stays. */
export async function unblockUser(trx: Trx, { userId, otherId }: Silencing): Promise<void> {
  const unblocked = await trx
    .deleteFrom('blocks')
    .where('blocker_id', '=', userId)
    .where('blocked_id', '=', otherId)
    .executeTakeFirst();
  if (unblocked.numDeletedRows === 1n) await tellBoth(trx, { userId, otherId });
}

/** Both see less, or more, than before. */
async function tellBoth(trx: Trx, { userId, otherId }: Silencing): Promise<void> {
  await recordChanges(trx, [
    { topic: 'reader', subject: userId },
    { topic: 'reader', subject: otherId },
  ]);
}
