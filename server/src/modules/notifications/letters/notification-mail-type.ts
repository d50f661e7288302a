import { Type } from 'typebox';
import { jobType } from '../../../platform/jobs/index.ts';

/** What happens to one thing within this is told in one letter. */
export const letterPauseMs = 60_000;

/** A letter about one notification; the last try comes about half a day after the first. */
export const notificationMail = jobType({
  name: 'notification-mail',
  payload: Type.Object({ notificationId: Type.String() }),
  maxAttempts: 12,
});
