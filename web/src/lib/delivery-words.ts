import type { DeliveryOption } from '@spark/contract';
import { formatNumber } from '#lib/format.ts';
import { plural } from '#lib/words/plural.ts';

/** How long a delivery takes, in words. */
export function deliveryDays({ from, to }: DeliveryOption['days']): string {
  if (to === 0) return 'Today';
  if (from === to) return plural(to, ['In one day', 'In # days']);
  return plural(to, ['In {0}–# day', 'In {0}–# days'], [formatNumber(from)]);
}

/** How long it takes from when it is sent on, as one fact among others. */
export function daysOnceSent({ from, to }: DeliveryOption['days']): string {
  if (to === 0) return 'on the day it is sent';
  if (from === to) return plural(to, ['one day after it is sent', '# days after it is sent']);
  return plural(to, ['{0}–# day after it is sent', '{0}–# days after it is sent'], [formatNumber(from)]);
}
