import type { Money } from '@spark/contract';

/** A statement of a price and the moment from which it held. */
export interface PriceStatement {
  validFrom: Date;
  amount: number | null;
  currency: string | null;
  saleAmount: number | null;
  saleStartsAt: Date | null;
  saleEndsAt: Date | null;
}

/** A price a shopper would have paid during a time. */
interface PaidPrice {
  from: number;
  until: number;
  amount: number;
  currency: string;
}

/** The European Union's Omnibus directive: what a reduction is measured by is the lowest price of this many days before it. */
const daysBefore = 30;
const dayMs = 86_400_000;

/**
 * The lowest price in the 30 days before the one of this moment began to hold, or `null` when there was none in its
 * currency. `statements` are all there are, the one in force last.
 */
export function lowestPriceBefore(statements: readonly PriceStatement[], now: Date): Money | null {
  const paid = joinEqual(
    statements.flatMap((statement, index) => {
      const next = statements[index + 1]?.validFrom;
      return paidDuring(statement, { until: (next ?? now).getTime(), isInForce: next === undefined });
    }),
  );
  const current = paid.at(-1);
  if (current === undefined) return null;
  const { from: since, currency } = current;
  const before = paid
    .slice(0, -1)
    .filter((price) => price.currency === currency && price.until > since - daysBefore * dayMs);
  if (before.length === 0) return null;
  return { amount: Math.min(...before.map((price) => price.amount)), currency };
}

// A statement holds up to three prices, one after the other: the usual one, that of the sale, and the usual one again. To
// the one in force the present moment belongs as well, so that a sale that begins now has begun.
function paidDuring(
  statement: PriceStatement,
  { until, isInForce }: { until: number; isInForce: boolean },
): PaidPrice[] {
  const { amount, currency, saleAmount } = statement;
  if (amount === null || currency === null) return [];
  const from = statement.validFrom.getTime();
  const saleFrom = saleAmount === null ? Infinity : (statement.saleStartsAt?.getTime() ?? -Infinity);
  const saleUntil = saleAmount === null ? Infinity : (statement.saleEndsAt?.getTime() ?? Infinity);
  const isInside = (edge: number) => edge > from && (edge < until || (isInForce && edge === until));
  const edges = [from, ...[saleFrom, saleUntil].filter(isInside)];
  return edges.map((edge, index) => {
    const isOnSale = saleAmount !== null && edge >= saleFrom && edge < saleUntil;
    return { from: edge, until: edges[index + 1] ?? until, amount: isOnSale ? saleAmount : amount, currency };
  });
}

function joinEqual(prices: readonly PaidPrice[]): PaidPrice[] {
  const joined: PaidPrice[] = [];
  for (const price of prices) {
    const last = joined.at(-1);
    const isSame =
      last?.amount === price.amount && last.currency === price.currency && last.until === price.from;
    if (last !== undefined && isSame) joined[joined.length - 1] = { ...last, until: price.until };
    else joined.push(price);
  }
  return joined;
}
