import { recordChanges, wholeSeconds } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';

/** Forgets what somebody who leaves is interested in. */
export async function forgetInterests(trx: Trx, userId: string): Promise<void> {
  const dropped = await trx
    .deleteFrom('user_interests')
    .where('user_id', '=', userId)
    .returning(['interest_id', 'created_at'])
    .execute();
  await recordChanges(
    trx,
    dropped.map(({ interest_id: subject, created_at: at }) => ({
      topic: 'touch',
      subject,
      detail: { person: userId, kind: 'interest', response: 'choose', by: -1, at: wholeSeconds(at) },
    })),
  );
}
