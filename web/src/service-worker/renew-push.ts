import { call } from '#lib/api/call.ts';
import { routes } from '@spark/contract';
import { toPushBody, type SubscriptionParts } from '#features/push/push-body.ts';

/** A subscription, as far as it is looked at here. */
export type Subscribed = SubscriptionParts & Pick<PushSubscription, 'options'>;

/** What renewing takes. */
export interface RenewTools {
  pushManager: { subscribe(options: PushSubscriptionOptionsInit): Promise<SubscriptionParts> };
  fetch: typeof globalThis.fetch;
}

/**
 * The browser took a subscription away: tells the server of the one that takes its place, made anew with the same key where
 * the browser made none. Where nobody is signed in any more, the device is not told either.
 */
export async function renewPush(
  { pushManager, fetch }: RenewTools,
  before: Subscribed | null,
  after: SubscriptionParts | null,
): Promise<void> {
  const key = before?.options.applicationServerKey ?? null;
  const applicationServerKey = key ?? (await call(fetch, routes.listPushDevices)).publicKey;
  const fresh = after ?? (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }));
  await call(fetch, routes.addPushDevice, { body: toPushBody(fresh) });
}
