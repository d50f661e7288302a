import type { ShopperEvent } from '@spark/contract';
import { mostWaitingEvents } from './event-queue.ts';

const storageKey = 'spark.events';

/** Keeps events on the device for whoever is signed in now, beside those that are kept already. */
export function keepEvents(events: readonly ShopperEvent[], userId: string | null): void {
  const all = [...read(userId), ...events].slice(-mostWaitingEvents);
  try {
    localStorage.setItem(storageKey, JSON.stringify({ userId, events: all }));
  } catch {
    // Without a place to keep them they are lost: it is no more than what was looked at.
  }
}

/** Takes what was kept, if the same person is here; somebody else's is thrown away. */
export function takeKeptEvents(userId: string | null): ShopperEvent[] {
  const events = read(userId);
  try {
    localStorage.removeItem(storageKey);
  } catch {
    return [];
  }
  return events;
}

function read(userId: string | null): ShopperEvent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('userId' in kept) || !('events' in kept)) return [];
    if (kept.userId !== userId || !Array.isArray(kept.events)) return [];
    // What this page wrote itself; the server looks at it again.
    return kept.events as ShopperEvent[];
  } catch {
    return [];
  }
}
