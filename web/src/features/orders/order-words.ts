import type { Order, OrderEvent } from '@spark/contract';
import { joinSentences } from '#lib/words/join-sentences.ts';
import { formatUntil } from '#lib/format.ts';

/** The state of an order in a word or two, and in a sentence that says what comes next. */
export interface OrderWords {
  state: string;
  next: string;
}

/** Says how an order stands to whoever placed it. */
export function orderWords(order: Told, now: number): OrderWords {
  const { status, payment, refunded, total } = order;
  if (status === 'pending') return { state: 'Waiting for payment', next: paymentWords(order, now) };
  if (status === 'paid') return { state: 'Paid', next: 'The shop is getting it ready.' };
  if (status === 'shipped') return { state: 'On its way', next: 'The shop has sent it.' };
  if (status === 'refunded') return { state: 'Refunded', next: 'All of your money was given back.' };
  const isOwed = payment.paidAt !== null && refunded.amount < total.amount;
  if (isOwed) return { state: 'Cancelled', next: 'What you paid is being given back.' };
  const wasPaid = payment.paidAt !== null;
  return {
    state: 'Cancelled',
    next: wasPaid ? 'What you paid was given back.' : 'Nothing is to be paid.',
  };
}

function paymentWords({ payment, reservedUntil, viewer }: Told, now: number): string {
  const kept =
    reservedUntil === null || Date.parse(reservedUntil) <= now
      ? []
      : [`Your pieces are kept for you; the time to pay ends ${formatUntil(reservedUntil, now)}.`];
  if (payment.provider === 'manual') return joinSentences(['Pay as agreed with the shop.', ...kept]);
  return viewer.canPay ? joinSentences(['Pay it to have it sent.', ...kept]) : 'The time to pay it is over.';
}

function eventWords(): Readonly<Record<OrderEvent['type'], string>> {
  return {
    // @wc-context: what happened
    placed: 'Ordered',
    paid: 'Paid',
    shipped: 'Sent',
    cancelled: 'Cancelled',
    expired: 'Not paid in time',
    refunded: 'Money given back',
    refund_failed: 'A refund did not go through',
  };
}

/** What happened to an order, in words. */
export function describeEvent({ type }: OrderEvent): string {
  return eventWords()[type];
}

type Told = Pick<Order, 'status' | 'payment' | 'refunded' | 'total' | 'reservedUntil' | 'viewer'>;
