import type { PaymentStart } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { notFound, ProblemError } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import type { Payments, PayableOrder } from './payment-provider.ts';

/**
 * Opens the page where an order is paid, or finds the one that is open. No transaction is held while the provider is
 * asked: asked twice for one order, it gives the same page. Throws `not_found`, and `conflict` when it is too late.
 */
export async function beginPayment(
  db: Db,
  payments: Payments,
  { orderId, userId, now }: { orderId: string; userId: string; now: Date },
): Promise<PaymentStart> {
  const order = await findPayable(db, orderId, userId);
  if (order === undefined) throw notFound('order');
  if (order.status !== 'pending' || order.reserved_until === null || order.reserved_until <= now) {
    throw new ProblemError('conflict', say`This order does not wait for a payment.`);
  }
  if (order.payment_url !== null) return { url: order.payment_url };
  const provider = payments.find(order.provider);
  if (!provider.isOnline) return { url: null };
  const page = await provider
    .begin(await toPayable(db, order, order.reserved_until), now)
    .catch((cause: unknown) => {
      throw new ProblemError(
        'unavailable',
        say`The payment provider does not answer. Try again in a moment.`,
        {
          headers: { 'retry-after': '10' },
          cause,
        },
      );
    });
  if (page === null) {
    throw new ProblemError(
      'conflict',
      say`The time to pay this order is over. What was in it is back in your bag within the hour.`,
    );
  }
  await db
    .updateTable('orders')
    .set({ payment_session: page.session, payment_url: page.url, updated_at: now })
    .where('id', '=', orderId)
    .where('payment_session', 'is', null)
    .execute();
  return { url: page.url };
}

async function findPayable(db: Db, orderId: string, userId: string) {
  return db
    .selectFrom('orders')
    .innerJoin('users', 'users.id', 'orders.user_id')
    .select((query) => [
      'orders.id',
      'orders.number',
      'orders.status',
      'orders.currency',
      'orders.provider',
      'orders.payment_url',
      'orders.reserved_until',
      'orders.delivery_name',
      'orders.delivery_amount',
      query.fn.coalesce('users.claimed_email', 'users.email').as('email'),
    ])
    .where('orders.id', '=', orderId)
    .where('orders.user_id', '=', userId)
    .executeTakeFirst();
}

async function toPayable(
  db: Db,
  order: NonNullable<Awaited<ReturnType<typeof findPayable>>>,
  reservedUntil: Date,
): Promise<PayableOrder> {
  const lines = await db
    .selectFrom('order_lines')
    .select(['title', 'quantity', 'price_amount'])
    .where('order_id', '=', order.id)
    .orderBy('position')
    .execute();
  const { id, number, currency, email, delivery_name: name, delivery_amount: amount } = order;
  return { id, number, currency, email, lines, delivery: { name, amount }, reservedUntil };
}
