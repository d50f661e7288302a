import type { BagLine, Money } from '@spark/contract';
import { invalid, ProblemError, type ProblemDetail } from '../../../platform/http/index.ts';
import { formatMoney } from '../format-money.ts';

/** A line of a bag that can be bought as it is. */
export type PricedLine = BagLine & { product: { price: Money } };

/**
 * The lines of a bag that are bought together: those of one currency. Throws `validation_failed` when the bag holds several
 * and none was chosen.
 */
export function linesOfCurrency(lines: readonly BagLine[], chosen: string | undefined): BagLine[] {
  const currencies = [...new Set(lines.flatMap((line) => currencyOf(line) ?? []))].toSorted();
  if (chosen === undefined && currencies.length > 1) {
    const message = `Your bag holds prices in ${currencies.join(' and ')}. Buy one currency after the other.`;
    throw invalid({ path: '/currency', message });
  }
  const currency = chosen ?? currencies[0];
  return lines.filter((line) => (currencyOf(line) ?? currency) === currency);
}

/** Throws `out_of_stock` naming what is not there any more, or not in that number. */
export function checkStock(lines: readonly BagLine[]): void {
  const errors = lines.flatMap(({ productId, product, quantity, available }): ProblemDetail[] => {
    if (available === null || available >= quantity) return [];
    const message =
      available === 0
        ? `“${product.title}” cannot be bought right now.`
        : `Of “${product.title}” there are only ${available} left.`;
    return [{ path: `/items/${productId}`, message }];
  });
  refuse('out_of_stock', errors);
}

/** Throws `price_changed` for prices nobody knows now and, where the buyer named no total, for those that changed. */
export function checkPrices(lines: readonly BagLine[], namesTotal: boolean): PricedLine[] {
  const errors: ProblemDetail[] = [];
  const priced: PricedLine[] = [];
  for (const line of lines) {
    const { price } = line.product;
    if (price === null) {
      errors.push(
        detail(line, `The price of “${line.product.title}” has to be confirmed by the shop first.`),
      );
      continue;
    }
    if (!namesTotal && line.changes.includes('price'))
      errors.push(detail(line, changedSentence(line, price)));
    priced.push({ ...line, product: { ...line.product, price } });
  }
  refuse('price_changed', errors);
  return priced;
}

/** Throws `price_changed` when it does not cost what the buyer was told. */
export function checkTotal(lines: readonly PricedLine[], total: Money, expected: Money | undefined): void {
  if (expected === undefined) return;
  if (expected.amount === total.amount && expected.currency === total.currency) return;
  const changed = lines.filter((line) => line.changes.includes('price'));
  refuse('price_changed', [
    {
      path: '/expectedTotal',
      message: `It costs ${formatMoney(total)} altogether, not ${formatMoney(expected)}.`,
    },
    ...changed.map((line) => detail(line, changedSentence(line, line.product.price))),
  ]);
}

function refuse(code: 'out_of_stock' | 'price_changed', errors: ProblemDetail[]): void {
  const [first] = errors;
  if (first === undefined) return;
  throw new ProblemError(code, errors.map(({ message }) => message).join(' '), { errors });
}

function detail({ productId }: BagLine, message: string): ProblemDetail {
  return { path: `/items/${productId}`, message };
}

function changedSentence({ product, priceWhenAdded }: BagLine, price: Money): string {
  const before = priceWhenAdded === null ? '' : ` instead of ${formatMoney(priceWhenAdded)}`;
  return `“${product.title}” now costs ${formatMoney(price)}${before}.`;
}

function currencyOf({ product, priceWhenAdded }: BagLine): string | null {
  return product.price?.currency ?? priceWhenAdded?.currency ?? null;
}
