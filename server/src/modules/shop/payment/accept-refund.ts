import type { Trx } from '../../../platform/db/index.ts';
import { everythingLeft, giveBack } from '../orders/give-back.ts';
import { moveOrder } from '../orders/move-order.ts';
import { moveTo } from '../orders/order-moves.policy.ts';
import { lockOrder } from '../orders/orders.queries.ts';

const note = 'This was done at the payment provider.';

/**
 * Takes what a payment provider says was given back of a payment altogether. Our own refunds are in it and known; what is
 * more than those was given back there by hand. All of the money is all of the order; a part of it is a part of no line.
 */
export async function acceptRefund(
  trx: Trx,
  { reference, total, now }: { reference: string; total: number; now: Date },
): Promise<'of another shop' | 'known' | 'taken'> {
  const found = await trx
    .selectFrom('orders')
    .select('id')
    .where('payment_reference', '=', reference)
    .executeTakeFirst();
  const order = found === undefined ? undefined : await lockOrder(trx, found.id);
  if (order === undefined) return 'of another shop';
  const left = everythingLeft(order);
  const amount = Math.min(total - order.refunded_amount, left.amount);
  if (amount <= 0) return 'known';
  const mover = { actorId: null, now, note };
  if (amount < left.amount) {
    await giveBack(trx, order, { amount, pieces: new Map(), isDone: true, mover });
    return 'taken';
  }
  const refunded = await giveBack(trx, order, { ...left, isDone: true, mover });
  if (moveTo(order.status, 'refund') !== null) await moveOrder(trx, refunded, { move: 'refund', ...mover });
  return 'taken';
}
