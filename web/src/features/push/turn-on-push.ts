import { call, routes } from '#lib/api/index.ts';
import { currentSubscription, hasPush, subscribe } from './browser-push.ts';
import { toPushBody } from './push-body.ts';
import { refusals } from './push-words.ts';

/**
 * Has this device be told, in answer to a tap only: the browser asks its user here if it never did. Answers `null`, or why
 * not, in a sentence. Throws what the server refuses with.
 */
export async function turnOnPush(): Promise<string | null> {
  if (!hasPush()) return refusals().unsupported;
  const permission = await Notification.requestPermission();
  if (permission === 'denied') return refusals().blocked;
  if (permission !== 'granted') return refusals().undecided;
  const { publicKey } = await call(fetch, routes.listPushDevices);
  const subscription = await subscribe(publicKey).catch(() => null);
  if (subscription === null) return refusals().unreachable;
  await call(fetch, routes.addPushDevice, { body: toPushBody(subscription) });
  return null;
}

/** Has this device be told if its user was never asked; whoever decided already has a switch for it in the settings. */
export async function offerPush(): Promise<void> {
  if (hasPush() && Notification.permission === 'default') await turnOnPush();
}

/** Has a device, this one, be told nothing any more. */
export async function turnOffPush(deviceId: string): Promise<void> {
  await call(fetch, routes.removePushDevice, { params: { id: deviceId } });
  await (await currentSubscription())?.unsubscribe();
}
