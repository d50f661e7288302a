import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';

/** Sets a person's feed back to usual: chosen interests and hidden posts stay. */
export async function resetFeedSettings(trx: Trx, userId: string): Promise<void> {
  await trx.deleteFrom('interest_weights').where('user_id', '=', userId).execute();
  await trx.deleteFrom('feed_tastes').where('user_id', '=', userId).execute();
  await recordChanges(trx, [{ topic: 'reader', subject: userId }]);
}
