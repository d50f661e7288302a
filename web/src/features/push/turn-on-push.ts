import { call, isApiProblem, routes } from '#lib/api/index.ts';
import { viewer } from '#lib/viewer.ts';
import { currentSubscription, hasPush, subscribe } from './browser-push.ts';
import { toPushBody } from './push-body.ts';
import { refusals } from './push-words.ts';
import { dropWish, hasWish, noteWish } from './push-wish.ts';

let running: Promise<string | null> | null = null;

/**
 * Has this device be told, in answer to a tap only: the browser asks its user here if it never did. Answers `null`, or why
 * not, in a sentence. Throws what the server refuses with. Asked again while it is at it, it is the same road.
 */
export function turnOnPush(): Promise<string | null> {
  running ??= askAndSubscribe().finally(() => (running = null));
  return running;
}

async function askAndSubscribe(): Promise<string | null> {
  if (!hasPush()) return refusals().unsupported;
  const permission = await Notification.requestPermission();
  if (permission === 'denied') return refusals().blocked;
  if (permission !== 'granted') return refusals().undecided;
  const userId = viewer()?.id;
  if (userId !== undefined) noteWish(userId);
  try {
    const { publicKey } = await call(fetch, routes.listPushDevices);
    const subscription = await subscribe(publicKey).catch(() => null);
    if (subscription !== null) await call(fetch, routes.addPushDevice, { body: toPushBody(subscription) });
    dropWish();
    return subscription === null ? refusals().unreachable : null;
  } catch (caught) {
    // What the network swallowed, or the end of the page, is still wished for.
    if (isApiProblem(caught)) dropWish();
    throw caught;
  }
}

/** Whether whoever is here switched this device on and left before it was done. */
export function isPushUnfinished(): boolean {
  return hasWish(viewer()?.id) && hasPush() && Notification.permission === 'granted';
}

/** Has this device be told if its user was never asked; whoever decided already has a switch for it in the settings. */
export async function offerPush(): Promise<void> {
  if (hasPush() && Notification.permission === 'default') await turnOnPush();
}

/** Has a device, this one, be told nothing any more. */
export async function turnOffPush(deviceId: string): Promise<void> {
  dropWish();
  await call(fetch, routes.removePushDevice, { params: { id: deviceId } });
  await (await currentSubscription())?.unsubscribe();
}
