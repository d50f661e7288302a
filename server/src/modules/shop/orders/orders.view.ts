import type { AdminOrder, Order, Picture } from '@spark/contract';
import { authorView } from '../../accounts/index.ts';
import { pictureView, remotePictureView } from '../../media/index.ts';
import { moveTo } from './order-moves.policy.ts';
import type { OrderLineRow, OrderRow } from './orders.queries.ts';

/** An order as its buyer sees it. */
export function orderView(row: OrderRow, now: Date): Order {
  const money = (amount: number) => ({ amount, currency: row.currency });
  const isOpen = row.status === 'pending' && (row.reserved_until === null || row.reserved_until > now);
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    address: row.address,
    delivery: {
      id: row.delivery_id,
      name: row.delivery_name,
      days: { from: row.delivery_min_days, to: row.delivery_max_days },
    },
    lines: row.lines.map((line) => ({
      id: line.id,
      productId: line.product_id,
      externalId: line.external_id,
      title: line.title,
      image: imageOf(line),
      quantity: line.quantity,
      price: money(line.price_amount),
      total: money(line.price_amount * line.quantity),
      refundedQuantity: line.refunded_quantity,
      fromPostId: line.from_post_id,
    })),
    subtotal: money(row.subtotal_amount),
    deliveryPrice: money(row.delivery_amount),
    total: money(row.subtotal_amount + row.delivery_amount),
    refunded: money(row.refunded_amount),
    payment: { provider: row.provider, paidAt: row.paid_at?.toISOString() ?? null },
    reservedUntil: row.status === 'pending' ? (row.reserved_until?.toISOString() ?? null) : null,
    tracking: row.tracking,
    history: row.history.map(({ type, at, note }) => ({ type, at: new Date(at).toISOString(), note })),
    viewer: {
      canPay: isOpen && row.provider !== 'manual',
      canCancel: moveTo(row.status, 'cancel') !== null,
    },
    createdAt: row.created_at.toISOString(),
  };
}

/** An order as staff see it. An account that is gone leaves its orders behind. */
export function adminOrderView(row: OrderRow, now: Date): AdminOrder {
  const may = (['pay', 'ship', 'cancel', 'refund'] as const).filter(
    (move) => moveTo(row.status, move) !== null,
  );
  return {
    ...orderView(row, now),
    buyer: row.buyer === null ? null : { ...authorView(row.buyer), email: row.buyer_email ?? '' },
    may,
  };
}

function imageOf({ picture, image_link: link }: OrderLineRow): Picture | null {
  if (picture !== null) return pictureView(picture);
  return link === null ? null : remotePictureView(link);
}
