import type { Trx } from '../../../platform/db/index.ts';
import { invalid, ProblemError } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { everythingLeft, giveBack, type Return } from './give-back.ts';
import { checkMove, moveOrder, type Mover } from './move-order.ts';
import type { LockedOrder } from './orders.queries.ts';

/** Pieces of one line. */
export interface LinePieces {
  lineId: string;
  quantity: number;
}

/**
 * Gives money back for pieces of some lines, or, without any named, everything that is left, with the delivery. With the
 * last of the money the order is refunded. Throws `validation_failed` for lines and numbers the order does not have left.
 */
export async function refundOrder(
  trx: Trx,
  order: LockedOrder,
  { lines, ...mover }: Mover & { lines: readonly LinePieces[] | undefined },
): Promise<void> {
  checkMove(order, 'refund');
  const back = lines === undefined ? everythingLeft(order) : piecesOf(order, lines);
  if (back.amount === 0) throw new ProblemError('conflict', say`There is nothing left to give back.`);
  const refunded = await giveBack(trx, order, { ...back, mover });
  const isWhole = refunded.refunded_amount === order.subtotal_amount + order.delivery_amount;
  if (isWhole) await moveOrder(trx, refunded, { move: 'refund', ...mover });
}

function piecesOf(order: LockedOrder, lines: readonly LinePieces[]): Return {
  const pieces = new Map<string, number>();
  let amount = 0;
  for (const [index, { lineId, quantity }] of lines.entries()) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (line === undefined || pieces.has(lineId)) {
      const message = line === undefined ? say`This order has no such line.` : say`This line is named twice.`;
      throw invalid({ path: `/lines/${index}/lineId`, message });
    }
    const left = line.quantity - line.refunded_quantity;
    if (quantity > left) {
      const message = say`Of “${line.title}” only ${left} can still be given back.`;
      throw invalid({ path: `/lines/${index}/quantity`, message });
    }
    pieces.set(lineId, quantity);
    amount += line.price_amount * quantity;
  }
  return { amount, pieces };
}
