import { Type } from 'typebox';
import type { Db } from '../../platform/db/index.ts';
import { handleJob, jobType, type QueuedJob } from '../../platform/jobs/index.ts';
import { letterLocale, type Mail } from '../../platform/mail/index.ts';
import { composeWatchMail } from './watch-mail.view.ts';
import { findWatch } from './watches.queries.ts';

/** A letter about a watch; the last try comes about half a day after the first. */
export const watchMail = jobType({
  name: 'watch-mail',
  payload: Type.Object({
    watchId: Type.String(),
    about: Type.Enum(['confirm', 'back', 'price']),
    /** When it came about: one watch can be told of more than one lower price. */
    at: Type.String(),
  }),
  maxAttempts: 12,
});

/** Writes to whoever watches; a watch that was ended meanwhile gets no letter. */
export function watchMailJob(db: Db, mail: Mail, publicUrl: string): QueuedJob {
  return handleJob(watchMail, async ({ watchId, about, at }) => {
    const watch = await findWatch(db, watchId);
    if (watch === undefined || watch.address === null) return { watchId, outcome: 'nobody to tell' };
    const letter = composeWatchMail(watch, { about, publicUrl, locale: letterLocale(watch.locale) });
    await mail.send({ id: `${watchId} ${about} ${at}`, to: watch.address, ...letter });
    return { watchId, about, outcome: 'sent' };
  });
}
