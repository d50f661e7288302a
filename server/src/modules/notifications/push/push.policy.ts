import type { NotificationType } from '@spark/contract';
import type { PushMessage } from '../../../platform/push/index.ts';

/** What is told by push; a test is told to the device that asked for it. */
export type PushedType = Extract<NotificationType, 'product_back' | 'price_dropped'> | 'test';

/** How long a message is worth something, and whether a sleeping device should wake up for it. */
export const pushPolicy: Record<PushedType, Pick<PushMessage, 'urgency'> & { worthSeconds: number }> = {
  // The next one may buy the last piece.
  product_back: { worthSeconds: 24 * 3_600, urgency: 'high' },
  // Sales last days.
  price_dropped: { worthSeconds: 3 * 24 * 3_600, urgency: 'normal' },
  // Whoever asked is looking at the device.
  test: { worthSeconds: 5 * 60, urgency: 'high' },
};

const firstWaitSeconds = 15;
const longestWaitSeconds = 3_600;

/** When to try again after some tries: each time twice as late, and never earlier than the push service asks for. */
export function nextTry(now: Date, tries: number, askedSeconds: number | null): Date {
  const ours = Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** tries);
  return new Date(now.getTime() + 1_000 * Math.max(ours, askedSeconds ?? 0));
}
