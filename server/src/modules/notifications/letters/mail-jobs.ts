import { Type } from 'typebox';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { enqueue, enqueueAll, handleJob, jobType, type QueuedJob } from '../../../platform/jobs/index.ts';
import type { Mail } from '../../../platform/mail/index.ts';
import { nextDigest } from '../choices/change-settings.ts';
import { endOfQuiet } from '../choices/local-time.ts';
import { findTiming } from '../choices/settings.queries.ts';
import { notificationView } from '../notification.view.ts';
import { selectNotifications } from '../notifications.queries.ts';
import { composeDigest, composeNewsLetter, type LetterLinks } from './compose-letters.ts';
import { findAddressee, noteMailed, selectUnmailed } from './letters.queries.ts';
import { notificationMail } from './notification-mail-type.ts';

/** The letter about a person's day. */
const digestMail = jobType({
  name: 'digest-mail',
  payload: Type.Object({ userId: Type.String(), dueAt: Type.String() }),
  maxAttempts: 12,
});

/** A digest names so many; of more it says how many there are. */
const digestItems = 30;
/** Beyond this nobody counts any more. */
const mostUnmailed = 500;
const dueAtOnce = 500;

/** Writes about one notification. Read meanwhile, there is nothing to write; in quiet hours it waits for their end. */
export function notificationMailJob(db: Db, mail: Mail, links: LetterLinks): QueuedJob {
  return handleJob(notificationMail, async ({ notificationId }, { now }) => {
    const report = (outcome: string) => ({ notificationId, outcome });
    const row = await db
      .selectFrom('notifications')
      .select(['user_id', 'told_at'])
      .where('id', '=', notificationId)
      .where('read_at', 'is', null)
      .where('to_mail', '=', true)
      .executeTakeFirst();
    if (row === undefined) return report('nothing to tell');
    const to = await findAddressee(db, row.user_id);
    const [told] = await selectNotifications(db, row.user_id, { ids: [notificationId] });
    if (to === undefined || told === undefined) return report('nobody to tell');
    const { quiet } = await findTiming(db, row.user_id);
    const runAt = endOfQuiet(now, quiet);
    if (runAt !== null) {
      const key = notificationId;
      await db
        .transaction()
        .execute((trx) => enqueue(trx, notificationMail, { notificationId }, { runAt, key }));
      return report('quiet hours');
    }
    const id = `${notificationId} ${row.told_at.toISOString()}`;
    await mail.send({ id, ...composeNewsLetter(notificationView(told), to, links) });
    await noteMailed(db, [notificationId], now);
    return report('sent');
  });
}

/** Writes the digest of a person, if there is anything to tell. */
export function digestMailJob(db: Db, mail: Mail, links: LetterLinks): QueuedJob {
  return handleJob(digestMail, async ({ userId, dueAt }, { now }) => {
    const report = (outcome: string, told = 0) => ({ userId, outcome, told });
    const to = await findAddressee(db, userId);
    if (to === undefined) return report('nobody to tell');
    const ids = await selectUnmailed(db, userId, mostUnmailed);
    const rows = await selectNotifications(db, userId, { ids });
    if (rows.length === 0) return report('nothing to tell');
    const told = rows.slice(0, digestItems).map(notificationView);
    const digest = composeDigest({ told, more: rows.length - told.length }, to, links);
    await mail.send({ id: `digest ${userId} ${dueAt}`, ...digest });
    await noteMailed(db, ids, now);
    return report('sent', rows.length);
  });
}

/** Queues the digests that are due, and sets when each is due next. */
export async function queueDueDigests(db: Db, now: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const queued = await db.transaction().execute((trx) => queueSome(trx, now));
    total += queued;
    if (queued < dueAtOnce) return total;
  }
}

async function queueSome(trx: Trx, now: Date): Promise<number> {
  const due = await trx
    .selectFrom('notification_settings')
    .select(['user_id', 'digest_due_at', 'digest_hour', 'time_zone'])
    .where('digest_due_at', '<=', now)
    .orderBy('digest_due_at')
    .limit(dueAtOnce)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { user_id: userId, digest_hour: digestHour, time_zone: timeZone } of due) {
    const next = nextDigest({ mailRhythm: 'daily', digestHour, timeZone, quiet: null }, now);
    await trx
      .updateTable('notification_settings')
      .set({ digest_due_at: next })
      .where('user_id', '=', userId)
      .execute();
  }
  await enqueueAll(
    trx,
    digestMail,
    due.flatMap(({ user_id: userId, digest_due_at: dueAt }) =>
      dueAt === null ? [] : { payload: { userId, dueAt: dueAt.toISOString() }, key: userId },
    ),
  );
  return due.length;
}
