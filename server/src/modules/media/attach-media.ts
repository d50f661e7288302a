import type { MediaState, UploadPurpose } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';

/**
 * Takes uploads of one person out of the pile of unused ones, each for one place only. Returns those that could be
 * taken, with where they stand: not those of others, unknown ones, failed ones, ones that are part of something already,
 * or ones uploaded for another purpose; what was uploaded for a post, behind its gate, may be used for the rest, too. A photo still being worked at cannot settle before this transaction ends, so its state holds until then.
 */
export async function attachMedia(
  trx: Trx,
  request: { ids: readonly string[]; ownerId: string; purpose: UploadPurpose; now: Date },
): Promise<{ id: string; state: MediaState }[]> {
  if (request.ids.length === 0) return [];
  return trx
    .updateTable('media')
    .set({ attached_at: request.now, purpose: request.purpose })
    .where('id', 'in', request.ids)
    .where('owner_id', '=', request.ownerId)
    .where('purpose', 'in', ['post', request.purpose])
    .where('state', '!=', 'failed')
    .where('attached_at', 'is', null)
    .where('released_at', 'is', null)
    .returning(['id', 'state'])
    .execute();
}
