import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { createECDH, randomBytes } from 'node:crypto';
import type { TestBrowser } from '../../../server/test/push-site.ts';

/** What a device shows of a message. */
export interface ShownNote {
  title: string;
  body: string;
  tag: string;
  data: unknown;
}

/** What a device shows by now. */
export async function notesOn(page: Page): Promise<ShownNote[]> {
  return page.evaluate(`navigator.serviceWorker.ready
    .then((registration) => registration.getNotifications())
    .then((notes) => notes.map(({ title, body, tag, data }) => ({ title, body, tag, data })))`);
}

/** Hands a message to the service worker as the browser does when its push service brings one. */
export async function deliverPush(page: Page, note: object): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registrationId = await findRegistration(devtools);
  const { origin } = new URL(page.url());
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId,
    data: JSON.stringify(note),
  });
  await devtools.detach();
}

async function findRegistration(devtools: CDPSession): Promise<string> {
  const found = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const { registrationId, isDeleted } of registrations) if (!isDeleted) resolve(registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  return found;
}

/** The host the stand-in of a push service is at; Sparks that are visited may call it. */
export const pushHost = 'localhost';

/** A subscription at an address that is nobody's. */
export function subscriptionOfNobody(): PushSubscriptionJson {
  return {
    endpoint: `https://push.example/${randomBytes(8).toString('hex')}`,
    expirationTime: null,
    keys: {
      p256dh: createECDH('prime256v1').generateKeys('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
  };
}

type PushSubscriptionJson = TestBrowser['subscription'];

/**
 * Answers the browser's wish to subscribe as the push service of its maker would: with this subscription, the first time,
 * where so wanted, as if the service could not be reached. From the next page on, for as long as the tab lives.
 */
export async function standInForPushService(
  context: BrowserContext,
  json: PushSubscriptionJson,
  { isAwayAtFirst = false } = {},
): Promise<void> {
  await context.addInitScript(`{
    const json = ${JSON.stringify(json)};
    const [kept, wasAway] = [json.endpoint, json.endpoint + ' was away'];
    const read = () => {
      const key = sessionStorage.getItem(kept);
      return key === null ? null : {
        endpoint: json.endpoint,
        options: { applicationServerKey: Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0)).buffer },
        toJSON: () => json,
        unsubscribe: async () => (sessionStorage.removeItem(kept), true),
      };
    };
    PushManager.prototype.getSubscription = async () => read();
    PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
      if (${isAwayAtFirst} && sessionStorage.getItem(wasAway) === null) {
        sessionStorage.setItem(wasAway, 'yes');
        throw new DOMException('Registration failed - push service error', 'AbortError');
      }
      const key = applicationServerKey.replaceAll('-', '+').replaceAll('_', '/');
      sessionStorage.setItem(kept, key);
      return read();
    };
  }`);
}
