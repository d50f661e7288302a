import type { Trx } from '../../platform/db/index.ts';
import { announceProducts } from '../catalog/index.ts';

/** Takes somebody's word that a letter came to the right one; what happened since is told at once. */
export async function confirmWatch(trx: Trx, token: string, now: Date): Promise<void> {
  const confirmed = await trx
    .updateTable('watches')
    .set({ confirmed_at: now })
    .where('token', '=', token)
    .where('confirmed_at', 'is', null)
    .returning('product_id')
    .executeTakeFirst();
  if (confirmed !== undefined) await announceProducts(trx, [confirmed.product_id]);
}
