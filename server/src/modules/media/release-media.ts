import type { Trx } from '../../platform/db/index.ts';

/** Hands pictures back that are part of nothing any more; the next sweep takes them, and their files if nobody else uses them. */
export async function releaseMedia(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('media')
    .set({ attached_at: null, created_at: new Date(0) })
    .where('id', 'in', ids)
    .execute();
}
