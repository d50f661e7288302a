import { browser } from '$app/env';
import type { OutboxEntry } from './outbox-entry.ts';
import { thingOf } from './outbox-entry.ts';

let waiting = $state.raw<readonly OutboxEntry[]>([]);
let isOnline = $state.raw(true);

/** What waits to be sent of whoever is signed in. To be read while a component renders. */
export function outboxEntries(): readonly OutboxEntry[] {
  return waiting;
}

/** Whether the browser thinks there is a connection; `true` until the page is alive. */
export function seemsOnline(): boolean {
  return isOnline;
}

/** Whether something of this thing waits: what is done to it next goes the same way. */
export function hasWaiting(thing: string): boolean {
  return waiting.some(({ act }) => thingOf(act) === thing);
}

/** Takes over what waits now. */
export function showWaiting(entries: readonly OutboxEntry[]): void {
  waiting = entries;
}

/** Follows whether there is a connection, until the returned function is called. */
export function watchConnection(): () => void {
  if (!browser) return () => undefined;
  const look = () => (isOnline = navigator.onLine);
  look();
  addEventListener('online', look);
  addEventListener('offline', look);
  return () => {
    removeEventListener('online', look);
    removeEventListener('offline', look);
  };
}
