export type { PushSubscription } from './push-subscription.ts';
export { newPushKeys, type PushKeys } from './push-keys.ts';
export { openPush, type Push, type PushMessage, type PushOutcome } from './open-push.ts';
