import { limits } from '@spark/contract';

/** Amounts are chosen in quarters; what a program set in between stays until it is moved. */
export const amountStep = 0.25;

/** The most there can be of something. */
export const mostAmount = limits.maxFeedAmount;

/** An interest is put to rest for this long. */
export const snoozeDays = 30;

const dayMs = 24 * 3_600_000;

/** How much of something there is, in words. */
export function describeAmount(amount: number): string {
  if (amount === 0) return 'Off';
  if (amount <= 0.35) return 'Much less';
  // @wc-context: an amount
  if (amount <= 0.6) return 'Less';
  if (amount < 1) return 'A little less';
  if (amount === 1) return 'As usual';
  if (amount < 1.4) return 'A little more';
  // @wc-context: an amount
  if (amount < 1.65) return 'More';
  if (amount < mostAmount) return 'Much more';
  return 'Twice as much';
}

/** Until when an interest rests that is put to rest now. */
export function snoozeEnd(now: number): string {
  return new Date(now + snoozeDays * dayMs).toISOString();
}
