// Lives in the browser beside the pages: opens them at once and without a network, sends what waits, takes what other apps
// share, shows what is told by push. What it keeps, and whose, is in docs/decisions/offline.md.
import { version } from '$app/env';
import { immutable } from '$app/manifest';
import { self } from '$app/service-worker';
import { readWord } from '#lib/worker-messages.ts';
import { dropOldPrograms, forgetPeople } from './boxes.ts';
import { listenToPush } from './push.ts';
import { kindOf, type RequestKind } from './requests.ts';
import { keepProgram, serveAsset } from './serve-asset.ts';
import { serveAnswer, servePhoto } from './serve-data.ts';
import {
  noteViewer,
  offlinePath,
  prefetchPage,
  serveFeed,
  servePage,
  serveUnkept,
  type PageTools,
} from './serve-page.ts';
import { takeShare } from './take-share.ts';
import { listenToSync } from './send-when-online.ts';
import { tellPages } from './tell-pages.ts';

const { origin } = self.location;

/** The program whole, but for letters most readers never see. */
const program = immutable
  .map(({ path }) => new URL(path, origin).pathname)
  .filter((path) => /\.(js|css|woff2)$/.test(path) && !/-(latin-ext|vietnamese)-/.test(path));

function toolsFor(event: ExtendableEvent): PageTools {
  return {
    caches: self.caches,
    fetch: (input, init) => fetch(input, init),
    version,
    now: Date.now,
    origin,
    keepAlive: (work) => event.waitUntil(work.catch(() => undefined)),
    onOtherViewer: () => tellPages({ news: 'other viewer' }),
  };
}

self.addEventListener('install', (event) => event.waitUntil(keepProgram(toolsFor(event), program)));

self.addEventListener('activate', (event) => {
  event.waitUntil(
    dropOldPrograms(self.caches, version)
      .catch(() => undefined)
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const answer = answers[kindOf(request, origin)];
  if (answer !== null) event.respondWith(answer(toolsFor(event), request));
});

self.addEventListener('message', (event) => {
  const word = readWord(event.data);
  if (word?.say === 'take over') void self.skipWaiting();
  else if (word?.say === 'forget') event.waitUntil(forgetPeople(self.caches));
  else if (word?.say === 'here') event.waitUntil(settleIn(toolsFor(event), word));
});

listenToPush();
listenToSync();

const answers: Record<RequestKind, ((tools: PageTools, request: Request) => Promise<Response>) | null> = {
  asset: serveAsset,
  photo: servePhoto,
  feed: serveFeed,
  page: servePage,
  unkept: serveUnkept,
  answer: serveAnswer,
  session: serveSession,
  share: takeShare,
  pass: null,
};

/** Somebody comes or goes: nothing of whoever was here before stays. */
async function serveSession({ caches, fetch }: PageTools, request: Request): Promise<Response> {
  const response = await fetch(request);
  // A redirect that is to be followed by the browser tells no status.
  if (response.ok || response.type === 'opaqueredirect') await forgetPeople(caches);
  return response;
}

/** Keeps what will be wanted without a network: the feed that was just opened, the page that says so, and the composer. */
async function settleIn(
  tools: PageTools,
  { viewerId, isSignedIn, path }: { viewerId: string | null; isSignedIn: boolean; path: string },
): Promise<void> {
  await noteViewer(tools, viewerId);
  const wanted = [offlinePath, ...(isSignedIn ? ['/compose', '/outbox'] : [])];
  if (kindOf({ url: origin + path, method: 'GET', mode: 'navigate' }, origin) === 'feed')
    wanted.unshift(path);
  for (const one of wanted) await prefetchPage(tools, one);
}
