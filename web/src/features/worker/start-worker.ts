import { dev } from '$app/env';
import { goto } from '$app/navigation';
import { page } from '$app/state';
import { hasWish } from '#features/push/push-wish.ts';
import { followReading } from '#features/reading/follow-reading.ts';
import { viewer } from '#lib/viewer.ts';
import type { PageWord, WorkerNews } from '#lib/worker-messages.ts';
import { isKeptPage } from './is-kept-page.ts';
import { watchMissingParts } from './watch-missing-parts.ts';

/** What an installed app is opened with while it is open already. TypeScript does not know of it. */
interface LaunchQueue {
  setConsumer(take: (launch: { targetURL?: string }) => void): void;
}

/** How often a page that stays open asks whether there is a new version. */
export const updateCheckMs = 3_600_000;

/** Has the service worker beside the pages, where browsers have one. Blocked storage is no failure: then all goes by the network. */
export async function startWorker(): Promise<void> {
  watchMissingParts();
  followLaunches();
  followReading();
  if (dev || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<WorkerNews>) => {
    if (data.news === 'other viewer') location.reload();
  });
  try {
    const registration = await navigator.serviceWorker.register('/service-worker.js');
    watchUpdates(registration);
    watchComingAndGoing();
    const { active } = await navigator.serviceWorker.ready;
    if (active !== null) sayHere(active);
    keepLooking(registration);
    if (hasWish(viewer()?.id)) await finishPush();
  } catch {
    // A private window, or storage that is blocked.
  }
}

/** What offers a new version comes once there may be one: the first version of all replaces nothing. */
function watchUpdates(registration: ServiceWorkerRegistration): void {
  const offer = () => {
    if (navigator.serviceWorker.controller === null) return;
    registration.removeEventListener('updatefound', offer);
    void import('./offer-update.ts').then(({ offerUpdates }) => offerUpdates(registration));
  };
  registration.addEventListener('updatefound', offer);
  offer();
}

/** A shortcut of the installed app goes to its page in the window that is open; what is being written there is kept. */
function followLaunches(): void {
  if (!('launchQueue' in window)) return;
  // By its name.
  (window.launchQueue as LaunchQueue).setConsumer(({ targetURL }) => {
    if (targetURL === undefined || targetURL === location.href) return;
    const url = new URL(targetURL);
    // The icon itself only brings the window to the front.
    if (url.origin === location.origin && url.pathname !== '/') void goto(url);
  });
}

function sayHere(worker: ServiceWorker): void {
  const word: PageWord = {
    say: 'here',
    viewerId: isKeptPage() ? null : (viewer()?.id ?? ''),
    isSignedIn: viewer() !== null,
    path: page.url.pathname + page.url.search,
  };
  worker.postMessage(word);
}

/** Where it is noted for other tabs and for the way back who is here. */
const viewerKey = 'spark:viewer';

/** Nobody finds the pages of whoever was here before: not in the service worker, not in this tab, not on the way back. */
function watchComingAndGoing(): void {
  const id = viewer()?.id ?? '';
  if (!isKeptPage()) localStorage.setItem(viewerKey, id);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && localStorage.getItem(viewerKey) !== (viewer()?.id ?? '')) location.reload();
  });
  document.addEventListener('submit', ({ target }) => {
    if (!(target instanceof HTMLFormElement) || new URL(target.action).pathname !== '/sign-out') return;
    sessionStorage.clear();
    if ('clearAppBadge' in navigator) navigator.clearAppBadge().catch(() => undefined);
    const word: PageWord = { say: 'forget' };
    void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(word));
  });
}

/** What somebody switched on, and left the page before it was done. */
async function finishPush(): Promise<void> {
  const { isPushUnfinished, turnOnPush } = await import('#features/push/turn-on-push.ts');
  if (isPushUnfinished()) await turnOnPush();
}

function keepLooking(registration: ServiceWorkerRegistration): void {
  let lookedAt = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - lookedAt < updateCheckMs) return;
    lookedAt = performance.now();
    registration.update().catch(() => undefined);
  });
}
