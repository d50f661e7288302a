import type { OrderStatus } from '@spark/contract';

/** How staff call the states of an order, in the order in which they follow each other. */
export function orderStates(): Readonly<Record<OrderStatus, string>> {
  return {
    pending: 'To be paid',
    paid: 'To be sent',
    shipped: 'Sent',
    cancelled: 'Cancelled',
    refunded: 'Refunded',
  };
}

/** A state as an address names it; `undefined` for anything else. */
export function stateIn(text: string | null): OrderStatus | undefined {
  return statuses.find((status) => status === text);
}

/** All states. */
export const statuses: readonly OrderStatus[] = ['pending', 'paid', 'shipped', 'cancelled', 'refunded'];
