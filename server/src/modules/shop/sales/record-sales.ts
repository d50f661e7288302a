import { newIdAt, type Trx } from '../../../platform/db/index.ts';
import { sql } from 'kysely';

/** A paid line of an order that a post brought. */
interface CreditedLine {
  id: string;
  product_id: string | null;
  quantity: number;
  refunded_quantity: number;
  price_amount: number;
  credit_post_id: string | null;
  credit_author_id: string | null;
}

/** Credits the lines of a paid order to the posts that brought them. */
export async function recordSales(
  trx: Trx,
  order: { currency: string; lines: readonly CreditedLine[] },
  now: Date,
): Promise<void> {
  const sales = order.lines.flatMap((line) => {
    const { credit_post_id: postId, credit_author_id: authorId } = line;
    if (postId === null || authorId === null) return [];
    return [
      {
        id: newIdAt(now),
        order_line_id: line.id,
        product_id: line.product_id,
        post_id: postId,
        author_id: authorId,
        quantity: line.quantity,
        amount: line.price_amount * line.quantity,
        currency: order.currency,
        sold_at: now,
      },
    ];
  });
  if (sales.length === 0) return;
  await trx
    .insertInto('sales')
    .values(sales)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes sales back with the pieces that were given back, by order line. */
export async function refundSales(trx: Trx, pieces: ReadonlyMap<string, number>): Promise<void> {
  const lineIds = [...pieces.keys()];
  const quantities = [...pieces.values()];
  await sql`
    update sales set
      refunded_quantity = refunded_quantity + back.quantity,
      refunded_amount = refunded_amount + amount / sales.quantity * back.quantity
    from unnest(${lineIds}::uuid[], ${quantities}::int[]) as back (line_id, quantity)
    where sales.order_line_id = back.line_id`.execute(trx);
}
