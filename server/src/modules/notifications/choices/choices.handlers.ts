import type { NotificationSettings } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import type { Handlers } from '../../../platform/http/index.ts';
import type { Services } from '../../../platform/services.ts';
import { checkPostVisible } from '../../posts/index.ts';
import { findPerson } from '../../relations/index.ts';
import { changeSettings } from './change-settings.ts';
import { isThreadMuted, muteThread, unmuteThread } from './mute-thread.ts';
import { findTiming, loadChoices } from './settings.queries.ts';
import { tellNoPosts, tellOfPosts } from './tell-of-posts.ts';

type Calls =
  | 'getNotificationSettings'
  | 'changeNotificationSettings'
  | 'getThreadMute'
  | 'muteThread'
  | 'unmuteThread'
  | 'tellOfPosts'
  | 'tellNoPosts';

/** Answers the calls about what people want to be told. */
export function choiceHandlers({ db }: Pick<Services, 'db'>): Handlers<Calls> {
  return {
    getNotificationSettings: async ({ viewer }) => readSettings(db, viewer.userId),
    changeNotificationSettings: async ({ body, viewer, now }) => {
      await db.transaction().execute((trx) => changeSettings(trx, viewer.userId, body, now));
      return readSettings(db, viewer.userId);
    },
    getThreadMute: async ({ params, viewer }) => {
      await checkPostVisible(db, params.id, viewer);
      return { muted: await isThreadMuted(db, viewer.userId, params.id) };
    },
    muteThread: async ({ params, viewer, now }) => {
      await checkPostVisible(db, params.id, viewer);
      await db.transaction().execute((trx) => muteThread(trx, viewer.userId, params.id, now));
      return { muted: true };
    },
    unmuteThread: async ({ params, viewer }) => {
      await checkPostVisible(db, params.id, viewer);
      await db.transaction().execute((trx) => unmuteThread(trx, viewer.userId, params.id));
      return { muted: false };
    },
    tellOfPosts: async ({ params, viewer, now }) => {
      const [followerId, followedId] = [viewer.userId, await findPerson(db, params.handle, viewer)];
      await db.transaction().execute((trx) => tellOfPosts(trx, { followerId, followedId }, now));
      return { told: true };
    },
    tellNoPosts: async ({ params, viewer }) => {
      const [followerId, followedId] = [viewer.userId, await findPerson(db, params.handle, viewer)];
      await db.transaction().execute((trx) => tellNoPosts(trx, { followerId, followedId }));
      return { told: false };
    },
  };
}

async function readSettings(db: Db, userId: string): Promise<NotificationSettings> {
  const [choices, timing, user] = await Promise.all([
    loadChoices(db, userId),
    findTiming(db, userId),
    db.selectFrom('users').select('email_verified').where('id', '=', userId).executeTakeFirstOrThrow(),
  ]);
  const { quiet } = timing;
  return {
    choices,
    mailRhythm: timing.mailRhythm,
    digestHour: timing.digestHour,
    isMailConfirmed: user.email_verified,
    timeZone: timing.timeZone,
    quietHours: quiet === null ? null : { from: timeOf(quiet.from), until: timeOf(quiet.until) },
  };
}

function timeOf(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
