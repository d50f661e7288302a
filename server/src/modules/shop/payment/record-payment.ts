import type { Trx } from '../../../platform/db/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { everythingLeft, giveBack } from '../orders/give-back.ts';
import { moveOrder, type Mover } from '../orders/move-order.ts';
import { orderMail } from '../orders/order-mail.ts';
import type { LockedOrder } from '../orders/orders.queries.ts';
import { announcePurchases } from '../orders/purchases.ts';
import { tellPurchases } from '../orders/tell-purchases.ts';
import { recordSales } from '../sales/record-sales.ts';

/** Marks an order as paid: the posts that brought it take the sale. Throws `conflict` when it cannot be paid any more. */
export async function recordPayment(
  trx: Trx,
  order: LockedOrder,
  { reference, ...mover }: Mover & { reference: string | null },
): Promise<void> {
  await moveOrder(trx, order, { move: 'pay', ...mover });
  await setPaid(trx, order, { reference, now: mover.now });
  await recordSales(trx, order, mover.now);
  await announcePurchases(trx, order.id);
  await tellPurchases(trx, order, { lines: order.lines, by: 1, at: mover.now });
  await enqueue(trx, orderMail, { orderId: order.id, kind: 'paid' });
}

/**
 * Takes what a payment provider says was paid. Said again, it changes nothing; paid after the order had ended, the money
 * goes back at once, for its pieces may be somebody else's by now.
 */
export async function acceptPayment(
  trx: Trx,
  order: LockedOrder,
  { reference, now }: { reference: string | null; now: Date },
): Promise<'paid' | 'given back' | 'known'> {
  if (order.status === 'pending') {
    await recordPayment(trx, order, { reference, actorId: null, now });
    return 'paid';
  }
  if (order.status !== 'cancelled' || order.payment_reference !== null || reference === null) return 'known';
  await setPaid(trx, order, { reference, now });
  const note = 'The payment came after the order had ended.';
  await giveBack(trx, order, { ...everythingLeft(order), mover: { actorId: null, now, note } });
  return 'given back';
}

async function setPaid(
  trx: Trx,
  order: LockedOrder,
  { reference, now }: { reference: string | null; now: Date },
): Promise<void> {
  await trx
    .updateTable('orders')
    .set({ paid_at: now, payment_reference: reference })
    .where('id', '=', order.id)
    .execute();
}
