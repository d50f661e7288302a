import { Type } from 'typebox';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../../platform/jobs/index.ts';

/** An order was paid, or something of it given back: who bought what is not any more as it was. */
const purchasesChanged = jobType({
  name: 'purchases-changed',
  payload: Type.Object({ orderId: Type.String() }),
  maxAttempts: 10,
});

/** Somebody, and products of one of their orders. */
export interface Purchases {
  userId: string;
  productIds: string[];
}

/** To be called in every transaction after which an order is paid for, or pieces of it no longer are. */
export async function announcePurchases(trx: Trx, orderId: string): Promise<void> {
  await enqueue(trx, purchasesChanged, { orderId }, { key: orderId });
}

/** The job after it; what it does is for the modules that show who bought what. */
export function purchasesChangedJob(
  db: Db,
  react: (purchases: Purchases) => Promise<Record<string, unknown>>,
): QueuedJob {
  return handleJob(purchasesChanged, async ({ orderId }) => {
    const rows = await db
      .selectFrom('orders')
      .innerJoin('order_lines', 'order_lines.order_id', 'orders.id')
      .select(['orders.user_id', 'order_lines.product_id'])
      .where('orders.id', '=', orderId)
      .execute();
    // An account or a product that is gone has no review any more either.
    const userId = rows[0]?.user_id ?? null;
    const productIds = rows.flatMap((row) => row.product_id ?? []);
    if (userId === null || productIds.length === 0) return { orderId, outcome: 'nothing to do' };
    return { orderId, ...(await react({ userId, productIds })) };
  });
}

/** Which of these products somebody bought here: paid for, and not given back. */
export async function findPurchased(
  db: Db,
  { userId, productIds }: { userId: string; productIds: readonly string[] },
): Promise<Set<string>> {
  if (productIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('orders')
    .innerJoin('order_lines', 'order_lines.order_id', 'orders.id')
    .select('order_lines.product_id')
    .distinct()
    .where('orders.user_id', '=', userId)
    .where('orders.status', 'in', ['paid', 'shipped'])
    .where('order_lines.product_id', 'in', productIds)
    .whereRef('order_lines.refunded_quantity', '<', 'order_lines.quantity')
    .execute();
  return new Set(rows.flatMap((row) => row.product_id ?? []));
}
