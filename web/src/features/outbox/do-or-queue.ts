import { newIdempotencyKey } from '#lib/api/index.ts';
import { isFull } from '#lib/is-full.ts';
import { viewer } from '#lib/viewer.ts';
import { isUnreachable } from './hold-for.ts';
import { thingOf, type OutboxAct } from './outbox-entry.ts';
import { hasWaiting } from './outbox-state.svelte.ts';

/** What is to be done, and how it is called where it waits. */
export interface Doing<T> {
  act: OutboxAct;
  about: string;
  /** Tells the server right away. */
  send: () => Promise<T>;
  /** The key it is sent under, where it creates something. */
  key?: string;
}

/** What is answered of something that waits in the outbox now. */
export const queued = Symbol('queued');

/**
 * Does something now, or puts it into the outbox where the server cannot be reached; answers what the server said, or `queued`.
 * What it refuses is thrown, and so is what can neither be sent nor kept.
 */
export async function doOrQueue<T>({ act, about, send, key }: Doing<T>): Promise<T | typeof queued> {
  const userId = viewer()?.id;
  const isOffline = navigator.onLine === false;
  // Something of this thing waits already: this comes after it.
  const mustWait = hasWaiting(thingOf(act));
  try {
    if (!mustWait) return await send();
  } catch (caught) {
    if (userId === undefined || !isUnreachable(caught)) throw caught;
    const failure = await keep({ userId, act, about, key, isTried: !isOffline });
    // Whoever can mend it is told: making room helps, waiting for the connection does not.
    if (failure !== null) throw isFull(failure) ? failure : caught;
    return queued;
  }
  if (userId === undefined || (await keep({ userId, act, about, key, isTried: false })) !== null)
    return send();
  return queued;
}

/** Puts something into the outbox; answers what kept it from there, or `null`. */
async function keep(entry: {
  userId: string;
  act: OutboxAct;
  about: string;
  key: string | undefined;
  isTried: boolean;
}): Promise<unknown> {
  try {
    const { keepForLater } = await import('./keep-for-later.ts');
    await keepForLater({ ...entry, key: entry.key ?? newIdempotencyKey() });
    return null;
  } catch (caught) {
    // Storage is blocked or full: it is as if there were no outbox.
    return caught;
  }
}
