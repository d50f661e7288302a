import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { invalid } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import type { Silencing } from './block-user.ts';

/** Mutes a person; said again it is the same. Throws `validation_failed` for oneself. */
export async function muteUser(trx: Trx, { userId, otherId }: Silencing, now: Date): Promise<void> {
  if (userId === otherId) throw invalid({ path: '/handle', message: say`You cannot mute yourself.` });
  const muted = await trx
    .insertInto('mutes')
    .values({ muter_id: userId, muted_id: otherId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (muted.numInsertedOrUpdatedRows === 1n) await recordChanges(trx, [{ topic: 'reader', subject: userId }]);
}

/** Takes it back. */
export async function unmuteUser(trx: Trx, { userId, otherId }: Silencing): Promise<void> {
  const unmuted = await trx
    .deleteFrom('mutes')
    .where('muter_id', '=', userId)
    .where('muted_id', '=', otherId)
    .executeTakeFirst();
  if (unmuted.numDeletedRows === 1n) await recordChanges(trx, [{ topic: 'reader', subject: userId }]);
}
