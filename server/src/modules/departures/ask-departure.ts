import { recordChanges } from '../../platform/changes/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { invalid } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { queueLetter } from '../accounts/index.ts';
import { tellPostsOf } from '../posts/index.ts';
import { suspendReviews } from '../reviews/index.ts';
import { dueAfter } from './departure.policy.ts';

/**
 * Begins the end of an account: it is signed out everywhere and invisible at once, and deleted when the grace is over. A
 * letter says until when it can be had back. Throws `validation_failed` when the handle is not that of the account.
 */
export async function askDeparture(
  trx: Trx,
  { userId, handle, now }: { userId: string; handle: string; now: Date },
): Promise<Date> {
  const user = await trx
    .selectFrom('users')
    .select('handle')
    .where('id', '=', userId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (handle.trim().replace(/^@/, '').toLowerCase() !== user.handle) {
    throw invalid({ path: '/handle', message: say`Type ${user.handle} to delete this account.` });
  }
  const dueAt = dueAfter(now);
  await trx
    .insertInto('departures')
    .values({ user_id: userId, asked_at: now, due_at: dueAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx.deleteFrom('sessions').where('user_id', '=', userId).execute();
  await suspendReviews(trx, { authorId: userId, isSuspended: true });
  await tellOf(trx, userId);
  await queueLetter(trx, { kind: 'departing', userId });
  return dueAt;
}

/** Has somebody back who signs in within the grace; what has begun to go does not come back. */
export async function cancelDeparture(db: Db, userId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const back = await trx
      .deleteFrom('departures')
      .where('user_id', '=', userId)
      .where('begun_at', 'is', null)
      .executeTakeFirst();
    if (back.numDeletedRows === 0n) return;
    await suspendReviews(trx, { authorId: userId, isSuspended: false });
    await tellOf(trx, userId);
  });
}

async function tellOf(trx: Trx, userId: string): Promise<void> {
  await recordChanges(trx, [
    { topic: 'person', subject: userId },
    { topic: 'reader', subject: userId },
  ]);
  await tellPostsOf(trx, userId);
}
