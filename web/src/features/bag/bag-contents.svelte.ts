import { page } from '$app/state';
import type { BagContents } from '#lib/bag-contents.ts';

// What this browser did to the bag since the page was asked for. It holds until the server tells of the bag anew.
let change = $state.raw<{ since: BagContents; now: BagContents } | null>(null);

/** What is in the bag of whoever is looking. To be read while a component renders, or by what it calls. */
export function bagContents(): BagContents {
  const known = page.data.bag;
  return change?.since === known ? change.now : known;
}

/** Shows other contents everywhere at once. */
export function showContents(now: BagContents): void {
  change = { since: page.data.bag, now };
}
