import { sql } from 'kysely';
import { broadcast } from '../../platform/broadcast/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { enqueueAll } from '../../platform/jobs/index.ts';
import { tellDevices } from './push/push-job.ts';
import { letterPauseMs, notificationMail } from './letters/notification-mail-type.ts';

/** Where streams hear of whose notifications changed. */
export const notificationsChannel = 'notifications';

/** Somebody to be told of a notification, beside the list in the app. */
export interface Telling {
  userId: string;
  notificationId: string;
  push: boolean;
  mail: boolean;
}

/** Tells streams that what these people have not read changed. */
export async function tellStreams(trx: Trx, userIds: readonly string[]): Promise<void> {
  await broadcast(trx, notificationsChannel, [...new Set(userIds)]);
}

/** Hands news to devices, and to the letters of those who want them at once. Streams are told, too. */
export async function deliver(trx: Trx, tellings: readonly Telling[], now: Date): Promise<void> {
  await tellStreams(
    trx,
    tellings.map(({ userId }) => userId),
  );
  await deliverOutside(trx, tellings, now);
}

/** The same where streams were told already. */
export async function deliverOutside(trx: Trx, tellings: readonly Telling[], now: Date): Promise<void> {
  if (tellings.length === 0) return;
  await tellDevices(
    trx,
    tellings.filter(({ push }) => push),
    now,
  );
  const mailed = tellings.filter(({ mail }) => mail);
  const hasty = await selectHasty(
    trx,
    mailed.map(({ userId }) => userId),
  );
  // What comes within the pause is told in one letter.
  await enqueueAll(
    trx,
    notificationMail,
    mailed
      .filter(({ userId }) => hasty.has(userId))
      .map(({ notificationId }) => ({ payload: { notificationId }, key: notificationId })),
    { runAt: new Date(now.getTime() + letterPauseMs), keepsTime: true },
  );
}

/** Which of some people want letters at once. */
async function selectHasty(trx: Trx, userIds: readonly string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await trx
    .selectFrom('notification_settings')
    .select('user_id')
    .where('user_id', '=', sql<string>`any(${userIds}::uuid[])`)
    .where('mail_rhythm', '=', 'once')
    .execute();
  return new Set(rows.map(({ user_id: userId }) => userId));
}
