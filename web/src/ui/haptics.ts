import { isStillWanted } from './is-still-wanted.ts';

/** A tick in the hand, where devices can: long enough to be felt, too short to be heard. */
export const tickMs = 10;

/** Lets whoever holds the device feel that something was done. */
export function tick(): void {
  if (isStillWanted() || !('vibrate' in navigator)) return;
  // Browsers refuse it, aloud, before the first tap on a page.
  if (navigator.userActivation?.hasBeenActive !== true) return;
  navigator.vibrate(tickMs);
}
