import type { DeliveryOption } from '@spark/contract';
import { formatNumber } from '#lib/format.ts';
import { plural } from '#lib/words/plural.ts';

/** How long a delivery takes, in words. The shop's days count from when it sends a thing on, before and after paying. */
export function deliveryDays({ from, to }: DeliveryOption['days']): string {
  if (to === 0) return 'On the day it is sent';
  if (from === to) return plural(to, ['One day after it is sent', '# days after it is sent']);
  return plural(to, ['{0}–# day after it is sent', '{0}–# days after it is sent'], [formatNumber(from)]);
}
