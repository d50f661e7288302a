import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { moveOrder } from './move-order.ts';
import { orderMail } from './order-mail.ts';
import { lockOrder, type LockedOrder } from './orders.queries.ts';

const batchSize = 500;

/** Ends orders whose time for paying is over; each by itself, so that one that cannot be ended keeps no other. */
export async function expireOrders(db: Db, now: Date): Promise<number> {
  const due = await db
    .selectFrom('orders')
    .select('id')
    .where('status', '=', 'pending')
    .where('reserved_until', '<=', now)
    .orderBy('reserved_until')
    .limit(batchSize)
    .execute();
  let expired = 0;
  for (const { id } of due) {
    const didExpire = await db.transaction().execute((trx) => expireOrder(trx, id, now));
    if (didExpire) expired += 1;
  }
  return expired;
}

async function expireOrder(trx: Trx, id: string, now: Date): Promise<boolean> {
  const order = await lockOrder(trx, id);
  const isDue = order?.status === 'pending' && order.reserved_until !== null && order.reserved_until <= now;
  if (order === undefined || !isDue) return false;
  await endUnpaid(trx, order, now);
  return true;
}

/** Ends an order that was not paid: its pieces can be bought again, and go back into the bag they came from. */
export async function endUnpaid(trx: Trx, order: LockedOrder, now: Date): Promise<void> {
  await moveOrder(trx, order, { move: 'expire', actorId: null, now });
  await sql`
    insert into bag_items (user_id, product_id, quantity, from_post_id, price_amount, price_currency, added_at)
    select ${order.user_id}, line.product_id, line.quantity, line.from_post_id, line.price_amount, ${order.currency}, ${now}
    from order_lines line
    where line.order_id = ${order.id} and line.product_id is not null and ${order.user_id}::uuid is not null
    order by line.product_id
    on conflict do nothing`.execute(trx);
  await enqueue(trx, orderMail, { orderId: order.id, kind: 'expired' });
}
