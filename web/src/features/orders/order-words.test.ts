import type { Order } from '@spark/contract';
import { expect, test } from 'vitest';
import { orderWords } from './order-words.ts';

const now = Date.parse('2026-03-10T12:00:00Z');
const dollars = (amount: number) => ({ amount: amount * 100, currency: 'USD' });

type Told = Parameters<typeof orderWords>[0];

function order(changed: Partial<Order> = {}): Told {
  return {
    status: 'pending',
    payment: { provider: 'manual', paidAt: null },
    refunded: dollars(0),
    total: dollars(20),
    reservedUntil: '2026-03-17T12:00:00Z',
    viewer: { canPay: false, canCancel: true },
    ...changed,
  };
}

const paid = { provider: 'manual', paidAt: '2026-03-10T11:00:00Z' } as const;
const online = { provider: 'stripe', paidAt: null } as const;

test.each([
  [order(), /as agreed with the shop.*in 7 days/],
  [order({ payment: online, viewer: { canPay: true, canCancel: true } }), /^Pay it/],
  [order({ payment: online }), /over/],
  [order({ status: 'paid', payment: paid }), /getting it ready/],
  [order({ status: 'shipped', payment: paid }), /sent/],
  [order({ status: 'cancelled' }), /^Nothing is to be paid/],
  [order({ status: 'cancelled', payment: paid }), /being given back/],
  [order({ status: 'cancelled', payment: paid, refunded: dollars(20) }), /was given back/],
  [order({ status: 'refunded', payment: paid, refunded: dollars(20) }), /given back/],
])('an order says what comes next', (told, next) => {
  expect(orderWords(told, now).next).toMatch(next);
});
