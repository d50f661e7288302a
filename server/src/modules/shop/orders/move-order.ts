import { newId, type DB, type Trx } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/http/index.ts';
import { say, type Sentence } from '../../../platform/sentences/index.ts';
import { releaseStock, settleStock, type Pieces } from '../../catalog/index.ts';
import { moveTo, stockEffect, type OrderMove } from './order-moves.policy.ts';
import type { LockedOrder } from './orders.queries.ts';

/** Who changes an order, and when; `null` is the payment provider, or time. */
export interface Mover {
  actorId: string | null;
  now: Date;
  note?: string | null;
}

type EventType = DB['order_events']['type'];

const eventOf: Readonly<Record<OrderMove, EventType>> = {
  pay: 'paid',
  ship: 'shipped',
  cancel: 'cancelled',
  expire: 'expired',
  refund: 'refunded',
};

const refusals: Readonly<Record<OrderMove, Sentence>> = {
  pay: say`An order like this cannot be marked as paid any more.`,
  ship: say`An order like this cannot be shipped.`,
  cancel: say`An order like this cannot be cancelled any more.`,
  expire: say`An order like this cannot expire.`,
  refund: say`Nothing can be given back of an order like this.`,
};

/** Throws `conflict` when an order may not make this move in the state it is in. */
export function checkMove({ status }: Pick<LockedOrder, 'status'>, move: OrderMove): void {
  if (moveTo(status, move) !== null) return;
  throw new ProblemError('conflict', refusals[move]);
}

/**
 * Brings an order into its next state, and its pieces where they then belong: back on sale, or off the shelf. Throws
 * `conflict` when the state allows no such move.
 */
export async function moveOrder(
  trx: Trx,
  order: LockedOrder,
  { move, actorId, note, now }: Mover & { move: OrderMove },
): Promise<void> {
  checkMove(order, move);
  const to = moveTo(order.status, move) ?? order.status;
  const effect = stockEffect(order.status, to);
  const held = heldPieces(order);
  if (effect === 'release') await releaseStock(trx, held, now);
  if (effect === 'settle') await settleStock(trx, held, now);
  await trx.updateTable('orders').set({ status: to, updated_at: now }).where('id', '=', order.id).execute();
  // A refund tells its own event, with what was given back.
  if (move === 'refund') return;
  const event = { orderId: order.id, type: eventOf[move], actorId, note: note ?? null, at: now };
  await recordEvent(trx, event);
}

/** Adds to the history of an order. */
export async function recordEvent(
  trx: Trx,
  event: { orderId: string; type: EventType; actorId: string | null; at: Date; note?: string | null },
): Promise<void> {
  await trx
    .insertInto('order_events')
    .values({
      id: newId(),
      order_id: event.orderId,
      type: event.type,
      actor_id: event.actorId,
      note: event.note ?? null,
      created_at: event.at,
    })
    .execute();
}

/** The pieces an order still holds: what was refunded before it was shipped is held no longer. */
function heldPieces({ lines }: LockedOrder): Pieces[] {
  return lines.flatMap(({ product_id: productId, quantity, refunded_quantity: refunded }) =>
    productId === null || quantity === refunded ? [] : [{ productId, quantity: quantity - refunded }],
  );
}
