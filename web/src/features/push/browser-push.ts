import { dev } from '$app/env';

/** What notifications can be on this device, as far as its browser is concerned. */
export type BrowserPush =
  /** It shows none. */
  | 'unsupported'
  /** It shows some once Spark is on the home screen (iPhone, iPad). */
  | 'uninstalled'
  /** Its user said no. */
  | 'blocked'
  | 'off'
  | 'on';

/** Looks how things stand, without asking anybody anything. */
export async function readBrowserPush(): Promise<BrowserPush> {
  if (!hasPush()) return isUninstalled() ? 'uninstalled' : 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  if (Notification.permission !== 'granted') return 'off';
  return (await currentSubscription()) === null ? 'off' : 'on';
}

/** Whether the browser has all it takes; what comes over plain http has not. */
export function hasPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

function isUninstalled(): boolean {
  return 'standalone' in navigator && navigator.standalone === false;
}

/** What this browser is subscribed with; `null` while it is not. */
export async function currentSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Subscribes this browser to what the owner of a key sends. Throws where its push service cannot be reached. */
export async function subscribe(publicKey: string): Promise<PushSubscription> {
  // In development the worker is served as it is written, in modules.
  await navigator.serviceWorker.register('/service-worker.js', { type: dev ? 'module' : 'classic' });
  const { pushManager } = await navigator.serviceWorker.ready;
  const current = await pushManager.getSubscription();
  if (current !== null && keyOf(current) === publicKey) return current;
  // Another key sends nothing any more: the installation was set up anew.
  await current?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
