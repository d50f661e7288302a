import type { OrderStatus } from '@spark/contract';

/** What can be done with an order. */
export type OrderMove = 'pay' | 'ship' | 'cancel' | 'expire' | 'refund';

/** Every change of state there is: from where, and where to. `refund` is the last one, which leaves nothing to give back. */
const moves: Readonly<Record<OrderMove, { from: readonly OrderStatus[]; to: OrderStatus }>> = {
  pay: { from: ['pending'], to: 'paid' },
  ship: { from: ['paid'], to: 'shipped' },
  cancel: { from: ['pending', 'paid'], to: 'cancelled' },
  expire: { from: ['pending'], to: 'cancelled' },
  refund: { from: ['paid', 'shipped'], to: 'refunded' },
};

/** Orders in these states hold pieces that nobody else can buy. */
const holding: readonly OrderStatus[] = ['pending', 'paid'];

/** Where a move leads from a state; `null` where it is not allowed. */
export function moveTo(status: OrderStatus, move: OrderMove): OrderStatus | null {
  return moves[move].from.includes(status) ? moves[move].to : null;
}

/** Whether an order of this state holds pieces. */
export function holdsStock(status: OrderStatus): boolean {
  return holding.includes(status);
}

/** What becomes of the pieces an order holds when its state changes. */
export function stockEffect(from: OrderStatus, to: OrderStatus): 'settle' | 'release' | null {
  if (!holdsStock(from) || holdsStock(to)) return null;
  return to === 'shipped' ? 'settle' : 'release';
}
