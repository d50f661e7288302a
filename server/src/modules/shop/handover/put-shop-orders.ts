import type { ShopOrder, ShopOrdersReceipt } from '@spark/contract';
import { sql } from 'kysely';
import { recordChanges, wholeSeconds } from '../../../platform/changes/index.ts';
import { newIdAt, type Trx } from '../../../platform/db/index.ts';
import { invalid, type ProblemDetail } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { creditLines, type CreditedShopLine } from './credit-lines.ts';

// How far ahead a shop's clock may be; a fact from further ahead would shut out every later one.
const clockSkewMs = 5 * 60_000;

/**
 * Takes orders the shop itself took: each replaces what was known of it, the newest `at` wins, whatever the order of
 * arrival. Lines that carry the reference of a hand-over within the window credit the post that brought them; what was
 * refunded or cancelled takes the sale back.
 */
export async function putShopOrders(
  trx: Trx,
  items: readonly ShopOrder[],
  { windowHours, now }: { windowHours: number; now: Date },
): Promise<ShopOrdersReceipt> {
  checkOrders(items, now);
  const newest = newestByExternalId(items);
  const applied = await keepOrders(trx, newest);
  const { lines, unknown } = await creditLines(trx, applied, windowHours);
  await replaceSales(trx, applied, lines);
  return {
    applied: applied.length,
    ignoredAsOlder: items.length - applied.length,
    attributed: lines.length,
    unknown,
  };
}

function checkOrders(items: readonly ShopOrder[], now: Date): void {
  const latest = now.getTime() + clockSkewMs;
  const errors = items.flatMap((order, index): ProblemDetail[] => [
    ...(['at', 'placedAt'] as const).flatMap((field) =>
      new Date(order[field]).getTime() > latest
        ? [{ path: `/items/${index}/${field}`, message: say`The time lies in the future.` }]
        : [],
    ),
    ...order.lines.flatMap((line, place) => {
      const path = `/items/${index}/lines/${place}`;
      if ((line.refundedQuantity ?? 0) > line.quantity)
        return [{ path: `${path}/refundedQuantity`, message: say`More was given back than was bought.` }];
      if ((line.refundedAmount ?? 0) > line.amount.amount)
        return [{ path: `${path}/refundedAmount`, message: say`More was given back than was paid.` }];
      return [];
    }),
  ]);
  const [first, ...rest] = errors;
  if (first !== undefined) throw invalid(first, ...rest);
}

/** In one order, so that two calls about the same orders wait for each other instead of in a circle. */
function newestByExternalId(items: readonly ShopOrder[]): ShopOrder[] {
  const newest = new Map<string, ShopOrder>();
  for (const order of items) {
    const earlier = newest.get(order.externalId);
    if (earlier === undefined || new Date(order.at) >= new Date(earlier.at))
      newest.set(order.externalId, order);
  }
  return [...newest.values()].toSorted((one, other) => (one.externalId < other.externalId ? -1 : 1));
}

async function keepOrders(trx: Trx, orders: readonly ShopOrder[]): Promise<ShopOrder[]> {
  const kept = await trx
    .insertInto('shop_orders')
    .values(
      orders.map((order) => ({
        external_id: order.externalId,
        known_at: order.at,
        placed_at: order.placedAt,
        is_cancelled: order.isCancelled ?? false,
        lines: JSON.stringify(order.lines),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('external_id')
        .doUpdateSet((row) => ({
          known_at: row.ref('excluded.known_at'),
          placed_at: row.ref('excluded.placed_at'),
          is_cancelled: row.ref('excluded.is_cancelled'),
          lines: row.ref('excluded.lines'),
        }))
        .whereRef('shop_orders.known_at', '<=', 'excluded.known_at'),
    )
    .returning('external_id')
    .execute();
  const ids = new Set(kept.map((row) => row.external_id));
  return orders.filter((order) => ids.has(order.externalId));
}

async function replaceSales(
  trx: Trx,
  orders: readonly ShopOrder[],
  lines: readonly CreditedShopLine[],
): Promise<void> {
  const orderIds = orders.map((order) => order.externalId);
  const before = await selectKept(trx, orderIds);
  if (lines.length > 0) {
    await trx
      .insertInto('sales')
      .values(lines.map((line) => ({ id: newIdAt(line.sold_at), ...line })))
      .onConflict((conflict) =>
        conflict.columns(['shop_order_id', 'shop_line']).doUpdateSet((row) => ({
          product_id: row.ref('excluded.product_id'),
          post_id: row.ref('excluded.post_id'),
          author_id: row.ref('excluded.author_id'),
          quantity: row.ref('excluded.quantity'),
          amount: row.ref('excluded.amount'),
          currency: row.ref('excluded.currency'),
          refunded_quantity: row.ref('excluded.refunded_quantity'),
          refunded_amount: row.ref('excluded.refunded_amount'),
          sold_at: row.ref('excluded.sold_at'),
        })),
      )
      .execute();
  }
  // Lines that are in the order no more, or credit nobody now.
  await sql`
    delete from sales
    where shop_order_id = any(${orderIds}::text[]) and not exists (
      select 1 from unnest(${lines.map((line) => line.shop_order_id)}::text[], ${lines.map((line) => line.shop_line)}::int[])
        as told (order_id, line)
      where told.order_id = sales.shop_order_id and told.line = sales.shop_line)`.execute(trx);
  await tellSales(trx, before, await selectKept(trx, orderIds));
}

/** Sales of which not everything was given back: for each the post that brought it, and when. */
async function selectKept(trx: Trx, orderIds: readonly string[]): Promise<KeptSale[]> {
  return trx
    .selectFrom('sales')
    .select(['shop_order_id', 'shop_line', 'post_id', 'sold_at'])
    .where('shop_order_id', '=', sql<string>`any(${orderIds}::text[])`)
    .whereRef('refunded_quantity', '<', 'quantity')
    .execute();
}

// Who bought is the shop's to know.
async function tellSales(trx: Trx, before: readonly KeptSale[], after: readonly KeptSale[]): Promise<void> {
  const [old, now] = [new Set(before.map(saleKey)), new Set(after.map(saleKey))];
  const tell = (by: 1 | -1) => (sale: KeptSale) => ({
    topic: 'response' as const,
    subject: sale.post_id,
    detail: { person: null, response: 'order' as const, by, at: wholeSeconds(sale.sold_at) },
  });
  await recordChanges(trx, [
    ...before.filter((sale) => !now.has(saleKey(sale))).map(tell(-1)),
    ...after.filter((sale) => !old.has(saleKey(sale))).map(tell(1)),
  ]);
}

function saleKey({ shop_order_id: order, shop_line: line, post_id: post }: KeptSale): string {
  return `${order} ${line} ${post}`;
}

interface KeptSale {
  shop_order_id: string | null;
  shop_line: number | null;
  post_id: string;
  sold_at: Date;
}
