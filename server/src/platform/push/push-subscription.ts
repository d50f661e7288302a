import { ECDH } from 'node:crypto';
import { judgeAddress, OutboundError, type OutboundRules } from '../outbound/index.ts';
import { say, type Sentence } from '../sentences/index.ts';

/** Where a browser is reached, and the keys it decrypts with; as the browser tells them. */
export interface PushSubscription {
  endpoint: string;
  /** A point of P-256, uncompressed. */
  p256dh: string;
  /** Sixteen bytes both sides know. */
  auth: string;
}

const authBytes = 16;

/**
 * What is wrong with a subscription, and with which part; `null` when nothing is. Push services speak https; only hosts the
 * operator named may speak http, as they may be private.
 */
export function faultOfSubscription(
  { endpoint, p256dh, auth }: PushSubscription,
  rules: Pick<OutboundRules, 'allowedHosts'>,
): { part: 'endpoint' | 'p256dh' | 'auth'; message: Sentence } | null {
  const message = faultOfEndpoint(endpoint, rules);
  if (message !== null) return { part: 'endpoint', message };
  if (!isPoint(p256dh)) return { part: 'p256dh', message: say`This is no public key of a browser.` };
  if (Buffer.from(auth, 'base64url').length !== authBytes) {
    return { part: 'auth', message: say`The secret must have ${authBytes} bytes.` };
  }
  return null;
}

function faultOfEndpoint(endpoint: string, rules: Pick<OutboundRules, 'allowedHosts'>): Sentence | null {
  try {
    const url = judgeAddress(endpoint, rules);
    const isNamed = rules.allowedHosts?.includes(url.hostname) === true;
    return url.protocol === 'https:' || isNamed
      ? null
      : say`The address of a push service begins with https.`;
  } catch (error) {
    if (error instanceof OutboundError) return error.said;
    throw error;
  }
}

function isPoint(key: string): boolean {
  try {
    // Throws for anything that is not on the curve.
    ECDH.convertKey(key, 'prime256v1', 'base64url', 'base64url', 'compressed');
    return Buffer.from(key, 'base64url').length === 65;
  } catch {
    // Any fault of it means the same: it cannot be encrypted to.
    return false;
  }
}
