import { Type } from 'typebox';
import type { Db, Trx } from '../../platform/db/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../platform/jobs/index.ts';
import { recomputeEnthusiasts } from './recompute.ts';
import type { TellEarned } from './store-scores.ts';

const recompute = jobType({
  name: 'recompute-enthusiasts',
  payload: Type.Object({}),
  maxAttempts: 5,
});

/** Has all numbers made anew: other numbers hold good, or the log does not say what happened. */
export async function enqueueRecompute(trx: Trx): Promise<void> {
  await enqueue(trx, recompute, {}, { key: 'all' });
}

/** Makes all numbers anew when somebody asked for it. */
export function recomputeJob(db: Db, { tellEarned }: { tellEarned: TellEarned }): QueuedJob {
  return handleJob(recompute, async (_, { now }) => ({
    ...(await recomputeEnthusiasts(db, { now, tellEarned })),
  }));
}
