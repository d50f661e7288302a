import {
  createDecipheriv,
  createPublicKey,
  type ECDH,
  createECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { PushNote } from '@spark/contract';
import type { OutboundRules } from '../src/platform/outbound/index.ts';
import { resolveTo } from './test-site.ts';

/** A message as its browser reads it. */
export interface ReceivedPush {
  note: PushNote;
  ttlSeconds: number;
  urgency: string | undefined;
  topic: string | undefined;
  /** Whoever signed it, and how they can be found. */
  sender: { publicKey: string; contact: string };
}

/** A browser that is subscribed. */
export interface TestBrowser {
  /** What `PushSubscription.toJSON()` gives. */
  subscription: { endpoint: string; expirationTime: null; keys: { p256dh: string; auth: string } };
  /** What arrived, in order. */
  received: ReceivedPush[];
  /** How often something was handed over, taken or not. */
  calls(): number;
  /** Answers the next calls with these statuses, then with 201 again. */
  answerWith(...answers: { status: number; retryAfter?: string }[]): void;
}

/** A push service in this process, as RFC 8030 describes it: it takes only what is signed and encrypted as it must be. */
export interface PushSite {
  origin: string;
  /** Rules under which it, and it alone, can be reached. */
  outbound: Partial<OutboundRules>;
  subscribe(): TestBrowser;
  close(): Promise<void>;
}

interface Subscriber {
  browser: TestBrowser;
  ecdh: ECDH;
  auth: Buffer;
  calls: number;
  answers: { status: number; retryAfter?: string }[];
}

/** Starts the service. */
export async function startPushSite(host = 'push.test'): Promise<PushSite> {
  const subscribers = new Map<string, Subscriber>();
  const server = createServer((request, response) => {
    void take(request, subscribers, origin).then(
      ({ status, retryAfter }) =>
        response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end(),
      // What is not as the standards want it is refused, as services do, and not received.
      (error: unknown) => response.writeHead(400).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, so the address is one with a port.
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    outbound: { allowedHosts: [host], lookup: resolveTo(() => ['127.0.0.1']) },
    subscribe: () => {
      const path = `/send/${randomBytes(12).toString('base64url')}`;
      const subscriber = newSubscriber(`${origin}${path}`);
      subscribers.set(path, subscriber);
      return subscriber.browser;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function newSubscriber(endpoint: string): Subscriber {
  const ecdh = createECDH('prime256v1');
  const auth = randomBytes(16);
  const keys = { p256dh: ecdh.generateKeys('base64url'), auth: auth.toString('base64url') };
  const subscriber: Subscriber = {
    ecdh,
    auth,
    calls: 0,
    answers: [],
    browser: {
      subscription: { endpoint, expirationTime: null, keys },
      received: [],
      calls: () => subscriber.calls,
      answerWith: (...answers) => (subscriber.answers = answers),
    },
  };
  return subscriber;
}

async function take(
  request: IncomingMessage,
  subscribers: ReadonlyMap<string, Subscriber>,
  origin: string,
): Promise<{ status: number; retryAfter?: string }> {
  const body = await buffer(request);
  const subscriber = subscribers.get(request.url ?? '');
  if (subscriber === undefined || request.method !== 'POST') return { status: 404 };
  subscriber.calls += 1;
  const answer = subscriber.answers.shift();
  if (answer !== undefined) return answer;
  const { headers } = request;
  const sender = readVapid(headers.authorization ?? '', origin);
  if (headers['content-encoding'] !== 'aes128gcm') throw new Error('Another encoding.');
  if (body.length > 4_096) return { status: 413 };
  subscriber.browser.received.push({
    // What is to be proved: the test compares every field.
    note: JSON.parse(decrypt(body, subscriber).toString('utf8')) as PushNote,
    ttlSeconds: Number(headers['ttl']),
    urgency: text(headers['urgency']),
    topic: text(headers['topic']),
    sender,
  });
  return { status: 201 };
}

/** RFC 8292: a token that names this service, signed with the key it comes with, for a day at most. */
function readVapid(authorization: string, origin: string): ReceivedPush['sender'] {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const { alg } = readJson<{ alg: string }>(head);
  const { aud, exp, sub } = readJson<{ aud: string; exp: number; sub: string }>(claims);
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33, 65).toString('base64url'),
    },
  });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const seconds = exp - Date.now() / 1_000;
  if (alg !== 'ES256' || !isSigned || aud !== origin || seconds <= 0 || seconds > 24 * 3_600) {
    throw new Error('Not signed for this service.');
  }
  return { publicKey: key, contact: sub };
}

/** RFC 8291 with the browser's half of the keys; the one record of RFC 8188 that a message is. */
function decrypt(body: Buffer, { ecdh, auth }: Subscriber): Buffer {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const senderKey = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const shared = ecdh.computeSecret(senderKey);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), senderKey]);
  const secret = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
  const derive = (label: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${label}\0`, length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  if (end === -1) throw new Error('Not the last record.');
  return padded.subarray(0, end);
}

function readJson<T>(part: string): T {
  // A token's parts are JSON; what they hold is compared above.
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as T;
}

function text(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
