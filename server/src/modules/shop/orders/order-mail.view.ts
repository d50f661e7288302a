import type { Order } from '@spark/contract';
import { composeLetter, type Letter } from '../../../platform/mail/index.ts';
import { formatMoney } from '../format-money.ts';

/** What a letter is about. */
export type OrderMailKind = 'placed' | 'paid' | 'shipped' | 'cancelled' | 'expired' | 'refunded';

/** The letter about an order. */
export function composeOrderMail(
  order: Order,
  about: { kind: OrderMailKind; refunded: number; publicUrl: string },
): Letter {
  const currency = order.total.currency;
  const { subject, opening } = wordsOf(order, about.kind, formatMoney({ amount: about.refunded, currency }));
  return composeLetter({
    lang: 'en',
    subject,
    parts: [
      `Hello ${order.address.name},`,
      opening,
      { rows: rowsOf(order) },
      { lines: [`Delivery (${order.delivery.name}) to:`, ...addressLines(order)] },
      { words: 'Your order', href: `${about.publicUrl}/orders/${order.id}`, look: 'button' },
    ],
  });
}

function wordsOf(order: Order, kind: OrderMailKind, refunded: string): { subject: string; opening: string } {
  const { number } = order;
  switch (kind) {
    case 'placed':
      return {
        subject: `We have your order ${number}`,
        opening: `Thank you for your order ${number}. We keep everything for you until your payment has come in.`,
      };
    case 'paid':
      return {
        subject: `Your order ${number} is paid`,
        opening: `Thank you: the payment for your order ${number} has come in. We write again when it is on its way.`,
      };
    case 'shipped':
      return {
        subject: `Your order ${number} is on its way`,
        opening: `Your order ${number} was handed over for delivery. ${daysSentence(order)}${trackingSentence(order)}`,
      };
    case 'cancelled':
      return {
        subject: `Your order ${number} is cancelled`,
        opening: `Your order ${number} was cancelled. What you paid for it is given back.`,
      };
    case 'expired':
      return {
        subject: `Your order ${number} was not paid`,
        opening: `No payment came in for your order ${number}, so it has ended. You owe nothing; what was in it is back in your bag.`,
      };
    case 'refunded':
      return {
        subject: `We give ${refunded} back to you`,
        opening: `For your order ${number} we give ${refunded} back to you. It takes the way by which you paid.`,
      };
  }
}

function daysSentence({ delivery: { days } }: Order): string {
  const span = days.from === days.to ? `${days.to}` : `${days.from} to ${days.to}`;
  return `It takes ${span} ${days.to === 1 ? 'day' : 'days'}.`;
}

function trackingSentence({ tracking }: Order): string {
  return tracking === null ? '' : ` Tracking: ${tracking}`;
}

function rowsOf(order: Order): [string, string][] {
  return [
    ...order.lines.map((line): [string, string] => [
      `${line.quantity} × ${line.title}`,
      formatMoney(line.total),
    ]),
    [order.delivery.name, formatMoney(order.deliveryPrice)],
    ['Total', formatMoney(order.total)],
  ];
}

function addressLines({ address }: Order): string[] {
  const place = [address.postalCode, address.city].join(' ');
  return [address.name, address.line1, address.line2, place, address.region, address.country].flatMap(
    (line) => line || [],
  );
}
