import type { BagLine, Money } from '@spark/contract';
import { invalid, ProblemError, type ProblemDetail } from '../../../platform/http/index.ts';
import { listOf, priceOf, say, sayTogether, type Sentence } from '../../../platform/sentences/index.ts';

/** A line of a bag that can be bought as it is. */
export type PricedLine = BagLine & { product: { price: Money } };

/**
 * The lines of a bag that are bought together: those of one currency. Throws `validation_failed` when the bag holds several
 * and none was chosen.
 */
export function linesOfCurrency(lines: readonly BagLine[], chosen: string | undefined): BagLine[] {
  const currencies = [...new Set(lines.flatMap((line) => currencyOf(line) ?? []))].toSorted();
  if (chosen === undefined && currencies.length > 1) {
    const message = say`Your bag holds prices in ${listOf(currencies)}. Buy one currency after the other.`;
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
        ? say`“${product.title}” cannot be bought right now.`
        : say`Of “${product.title}” there are only ${available} left.`;
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
        detail(line, say`The price of “${line.product.title}” has to be confirmed by the shop first.`),
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
      message: say`It costs ${priceOf(total)} altogether, not ${priceOf(expected)}.`,
    },
    ...changed.map((line) => detail(line, changedSentence(line, line.product.price))),
  ]);
}

function refuse(code: 'out_of_stock' | 'price_changed', errors: ProblemDetail[]): void {
  const [first] = errors;
  if (first === undefined) return;
  throw new ProblemError(code, sayTogether(errors.map(({ message }) => message)), { errors });
}

function detail({ productId }: BagLine, message: Sentence): ProblemDetail {
  return { path: `/items/${productId}`, message };
}

function changedSentence({ product, priceWhenAdded }: BagLine, price: Money): Sentence {
  return priceWhenAdded === null
    ? say`“${product.title}” now costs ${priceOf(price)}.`
    : say`“${product.title}” now costs ${priceOf(price)} instead of ${priceOf(priceWhenAdded)}.`;
}

function currencyOf({ product, priceWhenAdded }: BagLine): string | null {
  return product.price?.currency ?? priceWhenAdded?.currency ?? null;
}
