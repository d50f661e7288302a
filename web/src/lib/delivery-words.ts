import type { DeliveryOption } from '@spark/contract';
import { formatNumber } from '#lib/format.ts';

/** How long a delivery takes, in words. */
export function deliveryDays({ from, to }: DeliveryOption['days']): string {
  if (to === 0) return 'Today';
  if (from === to) return to === 1 ? 'In one day' : `In ${formatNumber(to)} days`;
  return `In ${formatNumber(from)}–${formatNumber(to)} days`;
}
