import type { DeliveryOption } from '@spark/contract';
import { formatNumber } from '#lib/format.ts';
import { plural } from '#lib/words/plural.ts';

/** How long a delivery takes, in words. */
export function deliveryDays({ from, to }: DeliveryOption['days']): string {
  if (to === 0) return 'Today';
  if (from === to) return plural(to, ['In one day', 'In # days']);
  return plural(to, ['In {0}–# day', 'In {0}–# days'], [formatNumber(from)]);
}
