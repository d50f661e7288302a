import type { NotificationType } from '@spark/contract';
import type { PushMessage } from '../../../platform/push/index.ts';

/** What is told by push; a test is told to the device that asked for it. */
export type PushedType = NotificationType | 'test';

/** How long a message is worth something, and whether a sleeping device should wake up for it. */
export type Worth = Pick<PushMessage, 'urgency'> & { worthSeconds: number };

const daySeconds = 24 * 3_600;
/** Somebody waits for an answer. */
const conversation: Worth = { worthSeconds: 3 * daySeconds, urgency: 'high' };
/** It can wait until the device is looked at. */
const applause: Worth = { worthSeconds: 3 * daySeconds, urgency: 'low' };

export const pushPolicy: Record<PushedType, Worth> = {
  // The next one may buy the last piece.
  product_back: { worthSeconds: daySeconds, urgency: 'high' },
  // Sales last days.
  price_dropped: { worthSeconds: 3 * daySeconds, urgency: 'normal' },
  post_commented: conversation,
  comment_replied: conversation,
  mentioned: conversation,
  followed_posted: { worthSeconds: 2 * daySeconds, urgency: 'normal' },
  post_smiled: applause,
  comment_smiled: applause,
  followed: applause,
  review_helpful: applause,
  enthusiast_earned: applause,
  creator_invited: { worthSeconds: 3 * daySeconds, urgency: 'normal' },
  creator_dismissed: { worthSeconds: 3 * daySeconds, urgency: 'normal' },
  poll_closed: { worthSeconds: 3 * daySeconds, urgency: 'normal' },
  photo_failed: { worthSeconds: 3 * daySeconds, urgency: 'normal' },
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
