import type { Trx } from '../../../platform/db/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { moveOrder, type Mover } from './move-order.ts';
import { orderMail } from './order-mail.ts';
import type { LockedOrder } from './orders.queries.ts';

/** Hands an order over for delivery: its pieces leave the shelf. */
export async function shipOrder(
  trx: Trx,
  order: LockedOrder,
  { tracking, ...mover }: Mover & { tracking: string | null },
): Promise<void> {
  await moveOrder(trx, order, { move: 'ship', ...mover });
  await trx.updateTable('orders').set({ tracking }).where('id', '=', order.id).execute();
  await enqueue(trx, orderMail, { orderId: order.id, kind: 'shipped' });
}
