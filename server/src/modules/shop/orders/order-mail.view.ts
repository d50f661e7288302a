import type { Locale, Money, Order } from '@spark/contract';
import { composeLetter, type Letter } from '../../../platform/mail/index.ts';
import {
  priceOf,
  quote,
  say,
  sayCounted,
  sayTogether,
  type InLanguage,
  type Sentence,
} from '../../../platform/sentences/index.ts';

/** What a letter is about. */
export type OrderMailKind = 'placed' | 'paid' | 'shipped' | 'cancelled' | 'expired' | 'refunded';

/** The letter about an order. */
export function composeOrderMail(
  order: Order,
  about: { kind: OrderMailKind; refunded: number; publicUrl: string; locale: Locale },
): Letter {
  const { locale } = about;
  const currency = order.total.currency;
  const { subject, opening } = wordsOf(order, about.kind, priceOf({ amount: about.refunded, currency }));
  return composeLetter({
    locale,
    subject,
    parts: [
      say`Hello ${order.address.name},`,
      opening,
      { rows: rowsOf(order), sum: [say`Total`, amountOf(order.total)] },
      { lines: [say`Delivery (${order.delivery.name}) to:`, ...addressLines(order, locale)] },
      { words: say`Your order`, href: `${about.publicUrl}/orders/${order.id}`, look: 'button' },
    ],
  });
}

function wordsOf(
  order: Order,
  kind: OrderMailKind,
  refunded: InLanguage,
): { subject: Sentence; opening: Sentence } {
  const { number } = order;
  switch (kind) {
    case 'placed':
      return {
        subject: say`We have your order ${number}`,
        opening: say`Thank you for your order ${number}. We keep everything for you until your payment has come in.`,
      };
    case 'paid':
      return {
        subject: say`Your order ${number} is paid`,
        opening: say`Thank you: the payment for your order ${number} has come in. We write again when it is on its way.`,
      };
    case 'shipped':
      return {
        subject: say`Your order ${number} is on its way`,
        opening: sayTogether([
          say`Your order ${number} was handed over for delivery.`,
          daysSentence(order),
          ...trackingSentence(order),
        ]),
      };
    case 'cancelled':
      return {
        subject: say`Your order ${number} is cancelled`,
        opening: say`Your order ${number} was cancelled. What you paid for it is given back.`,
      };
    case 'expired':
      return {
        subject: say`Your order ${number} was not paid`,
        opening: say`No payment came in for your order ${number}, so it has ended. You owe nothing; what was in it is back in your bag.`,
      };
    case 'refunded':
      return {
        subject: say`We give ${refunded} back to you`,
        opening: say`For your order ${number} we give ${refunded} back to you. It takes the way by which you paid.`,
      };
  }
}

function daysSentence({ delivery: { days } }: Order): Sentence {
  return days.from === days.to
    ? sayCounted(days.to, say`It takes ${days.to} day.`, say`It takes ${days.to} days.`)
    : say`It takes ${days.from} to ${days.to} days.`;
}

function trackingSentence({ tracking }: Order): Sentence[] {
  return tracking === null ? [] : [say`Tracking: ${tracking}`];
}

function rowsOf(order: Order): [Sentence, Sentence][] {
  return [
    ...order.lines.map((line): [Sentence, Sentence] => [
      say`${line.quantity} × ${line.title}`,
      amountOf(line.total),
    ]),
    [quote(order.delivery.name), amountOf(order.deliveryPrice)],
  ];
}

function amountOf(money: Money): Sentence {
  return { source: '{0}', values: [priceOf(money)] };
}

function addressLines({ address }: Order, locale: Locale): string[] {
  const place = [address.postalCode, address.city].join(' ');
  return [
    address.name,
    address.line1,
    address.line2,
    place,
    address.region,
    countryName(address.country, locale),
  ].flatMap((line) => line || []);
}

function countryName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}
