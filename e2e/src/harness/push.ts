import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { createECDH, randomBytes } from 'node:crypto';

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

/**
 * Answers the browser's wish to subscribe as the push service of its maker would, at an address that is nobody's: the first
 * time as if it could not be reached. From the next page on, for as long as the tab lives.
 */
export async function standInForPushService(context: BrowserContext): Promise<void> {
  const json = {
    endpoint: `https://push.example/${randomBytes(8).toString('hex')}`,
    expirationTime: null,
    keys: {
      p256dh: createECDH('prime256v1').generateKeys('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
  };
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
      if (sessionStorage.getItem(wasAway) === null) {
        sessionStorage.setItem(wasAway, 'yes');
        throw new DOMException('Registration failed - push service error', 'AbortError');
      }
      const key = applicationServerKey.replaceAll('-', '+').replaceAll('_', '/');
      sessionStorage.setItem(kept, key);
      return read();
    };
  }`);
}
