import type { Trx } from '../../../platform/db/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { everythingLeft, giveBack } from './give-back.ts';
import { checkMove, moveOrder, type Mover } from './move-order.ts';
import { orderMail } from './order-mail.ts';
import type { LockedOrder } from './orders.queries.ts';

/** Cancels an order that was not shipped: its pieces can be bought again, and what was paid is given back. */
export async function cancelOrder(trx: Trx, order: LockedOrder, mover: Mover): Promise<void> {
  checkMove(order, 'cancel');
  await moveOrder(trx, order, { move: 'cancel', ...mover });
  if (order.status === 'paid') {
    const { now, actorId } = mover;
    const back = { ...everythingLeft(order), mover: { now, actorId } };
    await giveBack(trx, { ...order, status: 'cancelled' }, back);
  }
  await enqueue(trx, orderMail, { orderId: order.id, kind: 'cancelled' });
}
