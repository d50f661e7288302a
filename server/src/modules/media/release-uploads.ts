import { sql } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';

/** Hands back all that somebody who leaves ever uploaded: the next sweep takes it, files and all. */
export async function releaseUploads(trx: Trx, userId: string): Promise<void> {
  await trx
    .updateTable('media')
    .set({ owner_id: null, attached_at: null, released_at: sql`now()` })
    .where('owner_id', '=', userId)
    .execute();
}
