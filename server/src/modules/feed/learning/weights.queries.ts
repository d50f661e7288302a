import { boundWeights, usualWeights, type RefitReport, type Weights } from '@spark/ranking';
import { recordChanges } from '../../../platform/changes/index.ts';
import { newIdAt, type Db, type Trx } from '../../../platform/db/index.ts';

/** The weights that rank feeds. */
export interface KnownWeights {
  /** Which version they are; null: nothing was learnt yet. */
  id: string | null;
  weights: Weights;
  learntAt: Date | null;
}

/** The weights of now: those learnt last, or the usual ones. */
export async function readWeights(db: Db): Promise<KnownWeights> {
  const row = await db
    .selectFrom('feed_weights')
    .select(['id', 'weights', 'created_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return { id: null, weights: { ...usualWeights }, learntAt: null };
  // Whatever the row holds comes out within bounds; a term it does not know is weighed as usual.
  return { id: row.id, weights: boundWeights(row.weights as Weights), learntAt: row.created_at };
}

/** Makes other weights those of now, and tells every process that ranks. */
export async function addWeights(
  trx: Trx,
  { weights, report, now }: { weights: Weights; report: RefitReport; now: Date },
): Promise<string> {
  const id = newIdAt(now);
  await trx
    .insertInto('feed_weights')
    .values({
      id,
      weights: JSON.stringify(weights),
      impressions: report.impressions,
      report: JSON.stringify(report),
      created_at: now,
    })
    .execute();
  await recordChanges(trx, [{ topic: 'weights', subject: id }]);
  return id;
}
