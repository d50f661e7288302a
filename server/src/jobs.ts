import { sweepFeedSessions } from './modules/feed/index.ts';
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
  ];
}
