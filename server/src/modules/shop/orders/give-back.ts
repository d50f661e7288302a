import { sourceLocale } from '@spark/contract';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { newIdAt, type Db, type Trx } from '../../../platform/db/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../../platform/jobs/index.ts';
import { priceOf } from '../../../platform/sentences/index.ts';
import { releaseStock } from '../../catalog/index.ts';
import type { Payments } from '../payment/payment-provider.ts';
import { refundSales } from '../sales/record-sales.ts';
import { recordEvent, type Mover } from './move-order.ts';
import { orderMail } from './order-mail.ts';
import { holdsStock } from './order-moves.policy.ts';
import type { LockedOrder } from './orders.queries.ts';
import { announcePurchases } from './purchases.ts';
import { tellPurchases } from './tell-purchases.ts';

const refundPayment = jobType({
  name: 'refund-payment',
  payload: Type.Object({ refundId: Type.String() }),
  maxAttempts: 12,
});

/** Pieces of lines to be given back, and how much money. */
export interface Return {
  amount: number;
  /** The provider has given the money back already: somebody did it there. */
  isDone?: boolean;
  pieces: ReadonlyMap<string, number>;
}

/** Everything of an order that was not given back yet, the delivery with it. */
export function everythingLeft(order: LockedOrder): Return {
  return {
    amount: order.subtotal_amount + order.delivery_amount - order.refunded_amount,
    pieces: new Map(order.lines.map((line) => [line.id, line.quantity - line.refunded_quantity])),
  };
}

/**
 * Writes down that money goes back, and queues its way through the payment provider. Pieces that were not shipped yet can be
 * bought again; posts that were credited with them give the sale back. Returns the order as it is then.
 */
export async function giveBack(
  trx: Trx,
  order: LockedOrder,
  { amount, pieces, isDone = false, mover }: Return & { mover: Mover },
): Promise<LockedOrder> {
  await sql`
    update order_lines set refunded_quantity = refunded_quantity + back.quantity
    from unnest(${[...pieces.keys()]}::uuid[], ${[...pieces.values()]}::int[]) as back (line_id, quantity)
    where order_lines.id = back.line_id`.execute(trx);
  if (holdsStock(order.status)) {
    const released = order.lines.flatMap(({ id, product_id: productId }) => {
      const quantity = pieces.get(id) ?? 0;
      return productId === null || quantity === 0 ? [] : [{ productId, quantity }];
    });
    await releaseStock(trx, released, mover.now);
  }
  await refundSales(trx, pieces);
  await announcePurchases(trx, order.id);
  const refunded = order.refunded_amount + amount;
  await trx
    .updateTable('orders')
    .set({ refunded_amount: refunded, updated_at: mover.now })
    .where('id', '=', order.id)
    .execute();
  if (amount > 0) await sendMoney(trx, order, { amount, isDone, mover });
  const lines = order.lines.map((line) => ({
    ...line,
    refunded_quantity: line.refunded_quantity + (pieces.get(line.id) ?? 0),
  }));
  // Paid after it had ended, it was never told of.
  if (order.status === 'paid' || order.status === 'shipped') {
    const gone = lines.filter((line) => pieces.has(line.id) && line.refunded_quantity === line.quantity);
    await tellPurchases(trx, order, { lines: gone, by: -1, at: order.paid_at ?? mover.now });
  }
  return { ...order, lines, refunded_amount: refunded };
}

async function sendMoney(
  trx: Trx,
  order: LockedOrder,
  { amount, isDone, mover: { actorId, note, now } }: { amount: number; isDone: boolean; mover: Mover },
): Promise<void> {
  const refundId = newIdAt(now);
  await trx
    .insertInto('refunds')
    .values({
      id: refundId,
      order_id: order.id,
      amount,
      status: isDone ? 'done' : 'pending',
      created_at: now,
      updated_at: now,
    })
    .execute();
  if (!isDone) await enqueue(trx, refundPayment, { refundId }, { key: refundId });
  const given = `${priceOf({ amount, currency: order.currency })(sourceLocale)} given back.`;
  await recordEvent(trx, {
    orderId: order.id,
    type: 'refunded',
    actorId,
    note: note ? `${given} ${note}` : given,
    at: now,
  });
  await enqueue(trx, orderMail, { orderId: order.id, kind: 'refunded', refundId });
}

/** Brings money back through the payment provider; when that fails for good, staff are told in the order's history. */
export function refundPaymentJob(db: Db, payments: Payments): QueuedJob {
  return handleJob(refundPayment, async ({ refundId }, { now, isLast }) => {
    const refund = await findRefund(db, refundId);
    if (refund === undefined || refund.status !== 'pending') return { refundId, outcome: 'nothing to do' };
    try {
      await payments.find(refund.provider).refund({
        refundId,
        paymentReference: refund.payment_reference,
        amount: refund.amount,
        currency: refund.currency,
      });
    } catch (error) {
      if (!isLast) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      await db.transaction().execute(async (trx) => {
        await settle(trx, refundId, 'failed', now);
        const note = `The payment provider did not take the refund: ${reason.slice(0, 300)} Give it back by hand.`;
        const event = { orderId: refund.order_id, actorId: null, at: now, note };
        await recordEvent(trx, { ...event, type: 'refund_failed' });
      });
      return { refundId, outcome: 'failed' };
    }
    await settle(db, refundId, 'done', now);
    return { refundId, outcome: 'done' };
  });
}

async function findRefund(db: Db, refundId: string) {
  return db
    .selectFrom('refunds')
    .innerJoin('orders', 'orders.id', 'refunds.order_id')
    .select([
      'refunds.order_id',
      'refunds.amount',
      'refunds.status',
      'orders.currency',
      'orders.provider',
      'orders.payment_reference',
    ])
    .where('refunds.id', '=', refundId)
    .executeTakeFirst();
}

async function settle(db: Db, refundId: string, status: 'done' | 'failed', now: Date): Promise<void> {
  await db.updateTable('refunds').set({ status, updated_at: now }).where('id', '=', refundId).execute();
}
