import { sweepDrafts } from './modules/drafts/index.ts';
import { sweepFeedSessions } from './modules/feed/index.ts';
import { sweepViews } from './modules/insights/index.ts';
import { sweepLinks } from './modules/links/index.ts';
import { sweepMedia } from './modules/media/index.ts';
import { sweepAnswers } from './platform/http/index.ts';
import type { Jobs, ScheduledJob } from './platform/jobs/index.ts';
import type { Services } from './platform/services.ts';

/** Everything that happens by itself: at set times, and once something was written. */
export function createJobs(services: Pick<Services, 'db' | 'store'>): Jobs {
  return { scheduled: scheduledJobs(services), queued: [] };
}

function scheduledJobs({ db, store }: Pick<Services, 'db' | 'store'>): ScheduledJob[] {
  return [
    {
      name: 'sweep-media',
      schedule: '17 * * * *',
      run: async (now) => ({ removed: await sweepMedia({ db, store }, now) }),
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
      name: 'sweep-links',
      schedule: '27 4 * * *',
      run: (now) => sweepLinks(db, now),
    },
  ];
}
