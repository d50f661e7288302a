import type { NotificationType } from '@spark/contract';
import { newIdAt, type Trx } from '../../platform/db/index.ts';

/** Tells a person something about one of their posts. Told again, it is the same. */
export async function notify(
  trx: Trx,
  { userId, type, postId, now }: { userId: string; type: NotificationType; postId: string; now: Date },
): Promise<void> {
  await trx
    .insertInto('notifications')
    .values({ id: newIdAt(now), user_id: userId, type, post_id: postId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
