import type { Trx } from '../../platform/db/index.ts';
import { missingList } from './missing-list.ts';

/** A list and who wants to change it. */
export interface OwnListRef {
  listId: string;
  ownerId: string;
}

/**
 * Makes whoever else wants to change a list wait until the transaction ends: counts and places hold until then. Throws
 * `not_found` where it is not one's own.
 */
export async function lockList(trx: Trx, { listId, ownerId }: OwnListRef): Promise<void> {
  const list = await trx
    .selectFrom('lists')
    .select('id')
    .where('id', '=', listId)
    .where('owner_id', '=', ownerId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (list === undefined) throw await missingList(trx, listId);
}

/** Notes that a list changed. */
export async function touchList(trx: Trx, listId: string, now: Date): Promise<void> {
  await trx.updateTable('lists').set({ updated_at: now }).where('id', '=', listId).execute();
}
