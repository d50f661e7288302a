import { Type, type Static } from 'typebox';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { enqueue, enqueueAll, handleJob, jobType, type QueuedJob } from '../../../platform/jobs/index.ts';
import { letterLocale } from '../../../platform/mail/index.ts';
import type { Push } from '../../../platform/push/index.ts';
import { lockAccount } from '../../accounts/index.ts';
import { deleteDevice, findDevice, giveUpOn, selectDeviceIds, selectDevices } from './devices.queries.ts';
import { endOfQuiet } from '../choices/local-time.ts';
import { findTiming } from '../choices/settings.queries.ts';
import { findNews, type News, type ProductNewsType } from './news.queries.ts';
import { nextTry, pushPolicy } from './push.policy.ts';
import { composeMessage } from './push-message.view.ts';

/** What a job is about that only shows that messages arrive. */
const test = 'test';

/** A message to one device. What the queue itself repeats are faults of ours; for those of push services, see below. */
const pushMessage = jobType({
  name: 'push-message',
  payload: Type.Object({
    deviceId: Type.String(),
    /** A notification, or a test. */
    about: Type.String(),
    /** When it came about. */
    at: Type.String(),
    /** How often the push service asked to come back. */
    tries: Type.Integer(),
  }),
  maxAttempts: 5,
});

type Message = Static<typeof pushMessage.payload>;

/** What could not be told on any device. */
export interface LostNews {
  userId: string;
  type: ProductNewsType;
  productId: string;
  at: Date;
}

/** Tells every device of people of notifications, once each. Answers how many there are. */
export async function tellDevices(
  trx: Trx,
  tellings: readonly { userId: string; notificationId: string }[],
  now: Date,
): Promise<number> {
  if (tellings.length === 0) return 0;
  const devices = await selectDeviceIds(
    trx,
    tellings.map(({ userId }) => userId),
    now,
  );
  const at = now.toISOString();
  const messages = tellings.flatMap(({ userId, notificationId }) =>
    (devices.get(userId) ?? []).map((deviceId) => ({ deviceId, about: notificationId, at, tries: 0 })),
  );
  await enqueueAll(
    trx,
    pushMessage,
    messages.map((payload) => ({ payload, key: keyOf(payload) })),
  );
  return messages.length;
}

/** Sends a device a message to see that it arrives. */
export async function testDevice(trx: Trx, deviceId: string, now: Date): Promise<void> {
  await queue(trx, { deviceId, about: test, at: now.toISOString(), tries: 0 });
}

/**
 * Hands messages to push services. `onLost` is told of what reached no device, because the last of them is gone or takes
 * nothing. A crash between the service's answer and its being noted down sends a message again: it then takes the place of
 * the first, by its topic on the way and by its tag on the screen.
 */
export function pushMessageJob(
  { db, push }: { db: Db; push: Push },
  onLost: (trx: Trx, lost: LostNews) => Promise<void>,
): QueuedJob {
  return handleJob(pushMessage, async (message, { now }) => {
    const { deviceId, about, tries } = message;
    const report = (outcome: string, more = {}) => ({ deviceId, about, tries, outcome, ...more });
    const news = about === test ? null : await findNews(db, about, now);
    if (news === undefined) return report('nothing to tell');

    const giveUp = (isGone: boolean) =>
      db.transaction().execute((trx) => endDevice(trx, { deviceId, news, isGone, now, onLost }));
    const device = await findDevice(db, deviceId, now);
    const { worthSeconds, urgency } = pushPolicy[news?.about.type ?? test];
    const until = new Date(Date.parse(message.at) + worthSeconds * 1_000);
    if (device === undefined || until <= now) {
      await giveUp(false);
      return report(device === undefined ? 'device gone' : 'too late');
    }

    const quietEnd = news === null ? null : endOfQuiet(now, (await findTiming(db, news.userId)).quiet);
    if (quietEnd !== null) {
      if (quietEnd >= until) await giveUp(false);
      else await db.transaction().execute((trx) => queue(trx, message, quietEnd));
      return report('quiet hours', { runAt: quietEnd });
    }

    const ttlSeconds = Math.ceil((until.getTime() - now.getTime()) / 1_000);
    const composed = composeMessage(device.id, news, letterLocale(device.locale));
    const sent = await push.send(device, { ...composed, ttlSeconds, urgency }, now);
    switch (sent.kind) {
      case 'sent':
        await db.updateTable('push_devices').set({ told_at: now }).where('id', '=', deviceId).execute();
        return report('sent');
      case 'gone':
        await giveUp(true);
        return report('gone');
      case 'refused':
        await giveUp(false);
        return report('refused', { reason: sent.reason });
      case 'later': {
        const runAt = nextTry(now, tries, sent.afterSeconds);
        if (runAt >= until) await giveUp(false);
        else await db.transaction().execute((trx) => queue(trx, { ...message, tries: tries + 1 }, runAt));
        return report(runAt >= until ? 'given up' : 'later', { reason: sent.reason, runAt });
      }
    }
  });
}

/** Under one key a job put off takes the place of the one at work, so that there is one of them whatever happens. */
async function queue(trx: Trx, message: Message, runAt?: Date): Promise<void> {
  await enqueue(trx, pushMessage, message, {
    key: keyOf(message),
    ...(runAt === undefined ? {} : { runAt }),
  });
}

function keyOf({ deviceId, about }: Message): string {
  return `${deviceId} ${about}`;
}

async function endDevice(
  trx: Trx,
  {
    deviceId,
    news,
    isGone,
    now,
    onLost,
  }: {
    deviceId: string;
    news: News | null;
    isGone: boolean;
    now: Date;
    onLost: (trx: Trx, lost: LostNews) => Promise<void>;
  },
): Promise<void> {
  // Of devices that end at once, one is the last.
  if (news !== null) await lockAccount(trx, news.userId);
  if (isGone) await deleteDevice(trx, deviceId);
  if (news === null) return;
  if (!isGone) await giveUpOn(trx, deviceId, news.at);
  const devices = await selectDevices(trx, news.userId, now);
  const isLeft = devices.some(
    ({ id, gave_up_at: gaveUpAt }) => id !== deviceId && (gaveUpAt === null || gaveUpAt < news.at),
  );
  if (isLeft) return;
  const { about, userId, at } = news;
  if (about.kind === 'product') {
    await onLost(trx, { userId, type: about.type, productId: about.product.id, at });
  }
}
