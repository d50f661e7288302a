import type { BagLine } from '@spark/contract';
import { formatMoney, formatNumber } from '#lib/format.ts';

/** What is different from when a line was put in, in sentences. */
export function describeChanges({ changes, available, product, priceWhenAdded }: BagLine): string[] {
  return changes.map((change) => {
    if (change === 'gone') return 'Sold out for now.';
    if (change === 'short') return `Only ${formatNumber(available ?? 0)} left.`;
    if (change === 'price_unknown') return 'The shop has to confirm its price first.';
    return describePrice(product.price, priceWhenAdded);
  });
}

function describePrice(now: BagLine['product']['price'], before: BagLine['priceWhenAdded']): string {
  if (now === null || before === null) return 'Its price changed.';
  const both = `${formatMoney(now)} now, ${formatMoney(before)} when you put it in.`;
  if (now.currency !== before.currency) return `Its price changed: ${both}`;
  return now.amount < before.amount ? `It costs less: ${both}` : `It costs more: ${both}`;
}
