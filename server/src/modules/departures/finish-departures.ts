import { recordChanges } from '../../platform/changes/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { forgetHearts } from '../catalog/index.ts';
import { forgetInterests } from '../interests/index.ts';
import { releaseUploads } from '../media/index.ts';
import { eraseShopMember } from '../memberships/index.ts';
import { forgetNotifications } from '../notifications/index.ts';
import { forgetPosts } from '../posts/index.ts';
import { forgetResponses } from '../reactions/index.ts';
import { forgetFollows } from '../relations/index.ts';
import { forgetHelpful, forgetReviews } from '../reviews/index.ts';
import { forgetBuyer } from '../shop/index.ts';

/** What other modules, or other companies, have to forget before an account goes. */
export type ForgetElsewhere = (userId: string, now: Date) => Promise<void>;

const atOnce = 20;

/**
 * Deletes the accounts whose grace is over. Whatever counts hang on goes row by row, so that they stay right; what is
 * nobody else's goes with the account. Where it stopped it goes on the next time. Returns how many accounts went, and throws
 * when all were tried and some could not go.
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
        // Whoever could not go the last time comes after those who were not tried since.
        .orderBy('begun_at', (at) => at.asc().nullsFirst())
        .orderBy('due_at')
        .limit(atOnce),
    )
    .returning('user_id')
    .execute();
  const failures: Error[] = [];
  for (const { user_id: userId } of due) {
    // One that cannot go yet keeps nobody who stands behind it from going.
    await depart(db, userId, now, forgetElsewhere).catch((cause: unknown) => {
      failures.push(new Error(`The account ${userId} could not go: ${String(cause)}`, { cause }));
    });
  }
  if (failures.length > 0) {
    const reasons = failures.map(({ message }) => message).join('\n');
    throw new AggregateError(
      failures,
      `${failures.length} of ${due.length} accounts could not go\n${reasons}`,
    );
  }
  return { departed: due.length };
}

async function depart(db: Db, userId: string, now: Date, forgetElsewhere: ForgetElsewhere): Promise<void> {
  await forgetElsewhere(userId, now);
  await forgetResponses(db, userId, now);
  await forgetNotifications(db, { authorId: userId });
  await forgetPosts(db, userId);
  await forgetHelpful(db, userId);
  await forgetReviews(db, userId);
  await forgetFollows(db, userId);
  await forgetHearts(db, userId);
  await forgetBuyer(db, userId, now);
  await forgetNotifications(db, { actorId: userId });
  await db.transaction().execute((trx) => forgetPerson(trx, userId));
}

async function forgetPerson(trx: Trx, userId: string): Promise<void> {
  await forgetInterests(trx, userId);
  await releaseUploads(trx, userId);
  await eraseShopMember(trx, userId);
  // What links of letters lead to is named by no key.
  await trx.deleteFrom('verifications').where('value', 'like', `%${userId}%`).execute();
  await trx.deleteFrom('users').where('id', '=', userId).execute();
  await recordChanges(trx, [
    { topic: 'person', subject: userId },
    { topic: 'reader', subject: userId },
  ]);
}
