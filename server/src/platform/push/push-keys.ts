import webPush from 'web-push';

/** With what an installation proves to push services that it is always the same one (VAPID, RFC 8292). */
export interface PushKeys {
  /** Handed to browsers, which subscribe to messages of its owner alone. */
  publicKey: string;
  privateKey: string;
}

/** Makes a pair. Whatever subscribed to an earlier one has to subscribe anew. */
export function newPushKeys(): PushKeys {
  return webPush.generateVAPIDKeys();
}
