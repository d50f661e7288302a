import { sql } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';

/** Hands pictures back whose place is gone: the next sweep takes them, and their files, unless something else shows them. */
export async function releaseMedia(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('media')
    .set({ attached_at: null, released_at: sql`now()` })
    .where('id', 'in', ids)
    .execute();
}
