import type { Trx } from '../../platform/db/index.ts';

/**
 * Takes uploads of one person out of the pile of unused ones, each for one place only. Returns the ids that could be
 * taken: not those of others, unknown ones, or ones that are part of something already.
 */
export async function attachMedia(
  trx: Trx,
  request: { ids: readonly string[]; ownerId: string; purpose: 'post' | 'avatar'; now: Date },
): Promise<string[]> {
  if (request.ids.length === 0) return [];
  const taken = await trx
    .updateTable('media')
    .set({ attached_at: request.now })
    .where('id', 'in', request.ids)
    .where('owner_id', '=', request.ownerId)
    .where('purpose', '=', request.purpose)
    .where('attached_at', 'is', null)
    .returning('id')
    .execute();
  return taken.map((row) => row.id);
}
