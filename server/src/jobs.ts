import { queueDueShops, readShopJob } from './modules/connectors/index.ts';
import { sweepDrafts } from './modules/drafts/index.ts';
import { sweepFeedSessions } from './modules/feed/index.ts';
import { sweepViews } from './modules/insights/index.ts';
import { sweepLinks } from './modules/links/index.ts';
import { renderPhotoJob, sweepMedia, sweepStrayFiles } from './modules/media/index.ts';
import { notify } from './modules/notifications/index.ts';
import { closePollJob, purgePostJob, settlePhoto } from './modules/posts/index.ts';
import { sweepAnswers } from './platform/http/index.ts';
import type { Jobs, QueuedJob, ScheduledJob } from './platform/jobs/index.ts';
import type { Services } from './platform/services.ts';

type JobServices = Pick<Services, 'db' | 'store' | 'vault' | 'decoder'>;

/** Everything that happens by itself: at set times, and once something was written. */
export function createJobs(services: JobServices): Jobs {
  return { scheduled: scheduledJobs(services), queued: queuedJobs(services) };
}

function queuedJobs(services: JobServices): QueuedJob[] {
  const { db } = services;
  return [
    renderPhotoJob(services, async (trx, { mediaId, state }) => {
      const post = await settlePhoto(trx, mediaId);
      if (post === null || state !== 'failed') return;
      await notify(trx, {
        userId: post.authorId,
        type: 'photo_failed',
        postId: post.postId,
        now: new Date(),
      });
    }),
    closePollJob(db, (trx, { postId, authorId, now }) =>
      notify(trx, { userId: authorId, type: 'poll_closed', postId, now }),
    ),
    purgePostJob(db),
    // Connections name the variables that hold their keys, so which ones matter is known to the database only.
    readShopJob(services, process.env),
  ];
}

function scheduledJobs(services: JobServices): ScheduledJob[] {
  const { db } = services;
  return [
    {
      name: 'sweep-media',
      schedule: '17 * * * *',
      run: async (now) => ({ ...(await sweepMedia(services, now)) }),
    },
    {
      name: 'sweep-stray-files',
      schedule: '27 3 * * *',
      run: async (now) => ({ removed: await sweepStrayFiles(services, now) }),
    },
    {
      name: 'sweep-feed-sessions',
      schedule: '37 3 * * *',
      run: async (now) => ({ removed: await sweepFeedSessions(db, now) }),
    },
    {
      name: 'sweep-answers',
      schedule: '47 3 * * *',
      run: async (now) => ({ removed: await sweepAnswers(db, now) }),
    },
    {
      name: 'sweep-views',
      schedule: '57 3 * * *',
      run: async (now) => ({ removed: await sweepViews(db, now) }),
    },
    {
      name: 'sweep-drafts',
      schedule: '7 4 * * *',
      run: async (now) => ({ removed: await sweepDrafts(db, now) }),
    },
    {
      name: 'read-due-shops',
      schedule: '* * * * *',
      run: async (now) => ({ due: await queueDueShops(db, now) }),
    },
    {
      name: 'sweep-links',
      schedule: '27 4 * * *',
      run: (now) => sweepLinks(db, now),
    },
  ];
}
