import type { ShopOrder } from '@spark/contract';
import type { Trx } from '../../../platform/db/index.ts';

/** A line of an order of the shop that a post brought, as a sale. */
export interface CreditedShopLine {
  shop_order_id: string;
  shop_line: number;
  product_id: string;
  post_id: string;
  author_id: string;
  quantity: number;
  amount: number;
  currency: string;
  refunded_quantity: number;
  refunded_amount: number;
  sold_at: Date;
}

/**
 * The lines of orders that were brought by posts: they carry the reference of a hand-over of that very product, no longer
 * before the order than the window. And the products nobody knows here.
 */
export async function creditLines(
  trx: Trx,
  orders: readonly ShopOrder[],
  windowHours: number,
): Promise<{ lines: CreditedShopLine[]; unknown: string[] }> {
  const products = await findProducts(trx, orders);
  const handovers = await findHandovers(trx, orders);
  const lines = orders.flatMap((order) =>
    order.lines.flatMap((line, place): CreditedShopLine[] => {
      const productId = products.get(line.externalId);
      const handover =
        productId && line.reference ? handovers.get(`${line.reference} ${productId}`) : undefined;
      if (productId === undefined || handover === undefined) return [];
      const soldAt = new Date(order.placedAt);
      const hours = (soldAt.getTime() - handover.created_at.getTime()) / 3_600_000;
      // The shop's clock may be a little behind ours.
      if (hours > windowHours || hours < -1) return [];
      return [
        {
          shop_order_id: order.externalId,
          shop_line: place,
          product_id: productId,
          post_id: handover.post_id,
          author_id: handover.author_id,
          quantity: line.quantity,
          amount: line.amount.amount,
          currency: line.amount.currency,
          ...refundOf(line, order.isCancelled ?? false),
          sold_at: soldAt,
        },
      ];
    }),
  );
  const asked = new Set(orders.flatMap((order) => order.lines.map((line) => line.externalId)));
  return { lines, unknown: [...asked].filter((externalId) => !products.has(externalId)) };
}

function refundOf(line: ShopOrder['lines'][number], isCancelled: boolean) {
  if (isCancelled) return { refunded_quantity: line.quantity, refunded_amount: line.amount.amount };
  const quantity = line.refundedQuantity ?? 0;
  const share = Math.round((line.amount.amount * quantity) / line.quantity);
  return { refunded_quantity: quantity, refunded_amount: line.refundedAmount ?? share };
}

async function findProducts(trx: Trx, orders: readonly ShopOrder[]): Promise<Map<string, string>> {
  const externalIds = [...new Set(orders.flatMap((order) => order.lines.map((line) => line.externalId)))];
  if (externalIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('products')
    .select(['id', 'external_id'])
    .where('external_id', 'in', externalIds)
    .execute();
  return new Map(rows.map((row) => [row.external_id, row.id]));
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function findHandovers(trx: Trx, orders: readonly ShopOrder[]) {
  const references = orders.flatMap((order) => order.lines.flatMap((line) => line.reference ?? []));
  // What is no reference of ours credits nobody, and is no fault of the shop's either: people change addresses.
  const own = [...new Set(references.filter((reference) => uuid.test(reference)))];
  if (own.length === 0) return new Map<string, never>();
  const rows = await trx
    .selectFrom('handover_lines as line')
    .innerJoin('handovers', 'handovers.id', 'line.handover_id')
    .select(['line.handover_id', 'line.product_id', 'line.post_id', 'line.author_id', 'handovers.created_at'])
    .where('line.handover_id', 'in', own)
    .execute();
  return new Map(rows.map((row) => [`${row.handover_id} ${row.product_id}`, row]));
}
