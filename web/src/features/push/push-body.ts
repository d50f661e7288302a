/** What is told of a subscription. */
export type SubscriptionParts = Pick<PushSubscription, 'toJSON'>;

/** A browser's subscription as the server takes it. */
export function toPushBody(subscription: SubscriptionParts) {
  const { endpoint = '', expirationTime = null, keys = {} } = subscription.toJSON();
  return {
    endpoint,
    expirationTime,
    keys: { p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' },
  };
}
