import webPush, { type Urgency } from 'web-push';
import { openOutboundCaller, OutboundError, type OutboundRules } from '../outbound/index.ts';
import type { PushKeys } from './push-keys.ts';
import { faultOfSubscription, type PushSubscription } from './push-subscription.ts';
import { readRetryAfter } from './retry-after.ts';

/** A message to one device. */
export interface PushMessage {
  /** What the page's service worker reads, and nobody on the way. */
  payload: string;
  /** How long the push service keeps it for a device that is off. */
  ttlSeconds: number;
  /** How much of its battery a device should give for it. */
  urgency: Urgency;
  /** A newer message of the same topic takes the place of one that still waits; at most 32 characters of base64url. */
  topic: string;
}

/** What became of a message. */
export type PushOutcome =
  | { kind: 'sent' }
  /** The subscription is over. */
  | { kind: 'gone' }
  /** Nothing wrong with it, only not now; `afterSeconds` is what the service asked for, if it did. */
  | { kind: 'later'; afterSeconds: number | null; reason: string }
  /** No later try will do better. */
  | { kind: 'refused'; reason: string };

/** Sends messages to browsers through the push services these chose. */
export interface Push {
  /** What browsers subscribe with. */
  publicKey: string;
  /** What is wrong with a subscription; `null` when nothing is. */
  faultOf(subscription: PushSubscription): ReturnType<typeof faultOfSubscription>;
  /** Hands a message over once. */
  send(subscription: PushSubscription, message: PushMessage, now: Date): Promise<PushOutcome>;
  close(): Promise<void>;
}

/** Answers of push services are a line at most. */
const maxAnswerBytes = 16_384;
const totalMs = 15_000;

/** `contact` is where a push service finds whoever sends too much: a `mailto:` or `https:` address. */
export function openPush({
  keys,
  contact,
  outbound,
}: {
  keys: PushKeys;
  contact: string;
  outbound: Partial<OutboundRules>;
}): Push {
  const rules = { maxBytes: maxAnswerBytes, totalMs, ...outbound };
  const caller = openOutboundCaller(rules);
  const send: Push['send'] = async (subscription, message, now) => {
    const { headers, body } = seal(subscription, message, { keys, contact });
    try {
      const answer = await caller.call({
        address: subscription.endpoint,
        method: 'POST',
        headers,
        body,
      });
      return judge(answer.status, readRetryAfter(answer.header('retry-after'), now));
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      return error.kind === 'failed'
        ? { kind: 'later', afterSeconds: null, reason: error.message }
        : { kind: 'refused', reason: error.message };
    }
  };
  return {
    publicKey: keys.publicKey,
    faultOf: (subscription) => faultOfSubscription(subscription, rules),
    send,
    close: () => caller.close(),
  };
}

/** Encrypts (RFC 8291) and signs (RFC 8292) by the library; the call itself is ours, and goes by our rules. */
function seal(
  { endpoint, p256dh, auth }: PushSubscription,
  { payload, ttlSeconds, urgency, topic }: PushMessage,
  { keys, contact }: { keys: PushKeys; contact: string },
): { headers: Record<string, string>; body: Buffer } {
  const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
    vapidDetails: { subject: contact, ...keys },
    TTL: ttlSeconds,
    urgency,
    topic,
    contentEncoding: 'aes128gcm',
  });
  return {
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body,
  };
}

function judge(status: number, afterSeconds: number | null): PushOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  const reason = `The push service answered with status ${status}.`;
  if (status === 408 || status === 429 || status >= 500) return { kind: 'later', afterSeconds, reason };
  return { kind: 'refused', reason };
}
