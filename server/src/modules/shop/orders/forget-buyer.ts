import { nobody } from '../../../platform/changes/index.ts';
import { inPortions, type Db } from '../../../platform/db/index.ts';
import { endUnpaid } from './expire-orders.ts';
import { lockOrder } from './orders.queries.ts';

const portion = 20;

/**
 * Ends what somebody who leaves has not paid, and forgets what was never paid, and to whom sales were credited. Orders that
 * were paid stay, with the address they went to, for the books of the shop; nothing leads from them to anybody any more.
 */
export async function forgetBuyer(db: Db, userId: string, now: Date): Promise<number> {
  const ended = await inPortions(db, async (trx) => {
    const pending = await trx
      .selectFrom('orders')
      .select('id')
      .where('user_id', '=', userId)
      .where('status', '=', 'pending')
      .orderBy('id')
      .limit(portion)
      .execute();
    for (const { id } of pending) {
      const order = await lockOrder(trx, id);
      if (order?.status === 'pending') await endUnpaid(trx, order, now);
    }
    return pending.length;
  });
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('orders').where('user_id', '=', userId).where('paid_at', 'is', null).execute();
    await trx
      .updateTable('order_lines')
      .set({ credit_author_id: null })
      .where('credit_author_id', '=', userId)
      .execute();
    await trx.updateTable('shop_clicks').set({ author_id: null }).where('author_id', '=', userId).execute();
    await trx.updateTable('sales').set({ author_id: nobody }).where('author_id', '=', userId).execute();
    await trx
      .updateTable('handover_lines')
      .set({ author_id: nobody })
      .where('author_id', '=', userId)
      .execute();
  });
  return ended;
}
