import type { Bag, BagChange, BagLine, Money } from '@spark/contract';

/** The bag as it will be with another quantity of a line; 0 takes the line out. For showing at once what was asked for. */
export function withQuantity(bag: Bag, productId: string, quantity: number): Bag {
  return withLine(bag, productId, (line) => (quantity === 0 ? null : lineWith(line, quantity)));
}

/** The bag with one line changed, or taken out, and its sums. */
export function withLine(bag: Bag, productId: string, change: (line: BagLine) => BagLine | null): Bag {
  const items = bag.items.flatMap((line) => (line.productId === productId ? (change(line) ?? []) : line));
  return { ...bag, items, count: items.reduce((sum, line) => sum + line.quantity, 0), totals: sum(items) };
}

/** What the lines of a bag in one currency cost, and how many pieces they are; what cannot be bought does not count. */
export function piecesIn({ items }: Bag, currency: string): number {
  return items
    .filter((line) => line.isBuyable && line.total?.currency === currency)
    .reduce((pieces, line) => pieces + line.quantity, 0);
}

function lineWith(line: BagLine, quantity: number): BagLine {
  const { price } = line.product;
  const isShort = line.available !== null && line.available > 0 && line.available < quantity;
  const others = line.changes.filter((change) => change !== 'short');
  const changes: BagChange[] = isShort ? [...others, 'short'] : others;
  return {
    ...line,
    quantity,
    changes,
    isBuyable: changes.every((change) => change === 'price'),
    total: price === null ? null : { ...price, amount: price.amount * quantity },
  };
}

function sum(lines: readonly BagLine[]): Money[] {
  const sums = new Map<string, number>();
  for (const { isBuyable, total } of lines) {
    if (isBuyable && total !== null) {
      sums.set(total.currency, (sums.get(total.currency) ?? 0) + total.amount);
    }
  }
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
}
