import { recordChanges } from '../../platform/changes/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { forgetHearts } from '../catalog/index.ts';
import { forgetInterests } from '../interests/index.ts';
import { releaseUploads } from '../media/index.ts';
import { forgetPosts } from '../posts/index.ts';
import { forgetResponses } from '../reactions/index.ts';
import { forgetFollows } from '../relations/index.ts';
import { forgetReviews } from '../reviews/index.ts';
import { forgetBuyer } from '../shop/index.ts';

/** What other modules, or other companies, have to forget before an account goes. */
export type ForgetElsewhere = (userId: string, now: Date) => Promise<void>;

const atOnce = 20;

/**
 * Deletes the accounts whose grace is over. Whatever counts hang on goes row by row, so that they stay right; what is
 * nobody else's goes with the account. Where it stopped it goes on the next time. Returns how many accounts went.
 */
export async function finishDepartures(
  db: Db,
  now: Date,
  forgetElsewhere: ForgetElsewhere,
): Promise<{ departed: number }> {
  const due = await db
    .updateTable('departures')
    .set({ begun_at: now })
    .where('user_id', 'in', (query) =>
      query
        .selectFrom('departures')
        .select('user_id')
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(atOnce),
    )
    .returning('user_id')
    .execute();
  for (const { user_id: userId } of due) {
    await forgetElsewhere(userId, now);
    await forgetResponses(db, userId, now);
    await forgetPosts(db, userId);
    await forgetReviews(db, userId);
    await forgetFollows(db, userId);
    await forgetHearts(db, userId);
    await forgetBuyer(db, userId, now);
    await db.transaction().execute((trx) => forgetPerson(trx, userId));
  }
  return { departed: due.length };
}

async function forgetPerson(trx: Trx, userId: string): Promise<void> {
  await forgetInterests(trx, userId);
  await releaseUploads(trx, userId);
  // What links of letters lead to is named by no key.
  await trx.deleteFrom('verifications').where('value', 'like', `%${userId}%`).execute();
  await trx.deleteFrom('users').where('id', '=', userId).execute();
  await recordChanges(trx, [
    { topic: 'person', subject: userId },
    { topic: 'reader', subject: userId },
  ]);
}
