import { refit, weightBounds } from '@spark/ranking';
import type { Db } from '../../../platform/db/index.ts';
import { selectImpressions, sweepImpressions } from './impressions.queries.ts';
import { addWeights, readWeights } from './weights.queries.ts';

const dayMs = 86_400_000;

/** Where nights bring too little to learn from, this many days are learnt from together; then impressions go. */
export const impressionDays = 8;

/**
 * Learns what weighs how much from what people did within a day with what they were shown, and forgets what was shown long
 * ago. With too little to learn from all stays as it is.
 */
export async function learnWeights(db: Db, now: Date): Promise<Record<string, unknown>> {
  const known = await readWeights(db);
  const sinceMs = known.learntAt === null ? Infinity : now.getTime() - known.learntAt.getTime();
  // What was shown until a day before the last time is learnt.
  const after = new Date(now.getTime() - Math.min(impressionDays * dayMs, sinceMs + dayMs));
  const until = new Date(now.getTime() - dayMs);
  const impressions = await selectImpressions(db, { after, until });
  const pace = { bounds: weightBounds, elapsedDays: Math.min(1, sinceMs / dayMs) };
  const { weights, report } = refit(known.weights, impressions, pace);
  const id = report.isEnough
    ? await db.transaction().execute((trx) => addWeights(trx, { weights, report, now }))
    : null;
  const swept = await sweepImpressions(db, new Date(now.getTime() - impressionDays * dayMs));
  return { id, swept, learnt: report.sentences };
}
