import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { dev, version } from '$app/env';
import { wordFiles } from 'virtual:spark-words-files';
import { describeError } from '#lib/describe-error.ts';
import { chooseLanguage } from '#lib/server/choose-language.ts';
import { compress } from '#lib/server/compress.ts';
import { finishPage } from '#lib/server/finish-page.ts';
import { isPageFault } from '#lib/server/is-page-fault.ts';
import { answerInProcess, innerHeaders } from '#lib/server/answer-in-process.ts';
import { paths } from '#lib/paths.ts';
import { readZone, zoneCookie } from '#lib/zone-cookie.ts';
import { inLanguage } from '#lib/words/page-language.server.ts';

// Only the letters every page shows; others of the same families load when a page has one of them.
const preloadedFonts = /-latin-(?:wght|700)-normal-often[^/]*\.woff2$/;

// What these lead to, the frame of all pages and the page of the feed, lies in another file that is preloaded.
const leadsOn = /\/(?:nodes\/0|entry\/start)\.[^/]+\.js$/;
const pages = /\/nodes\/[^/]+\.js$/;

/** Renders pages in the visitor's language, with the headers every page carries and the cookies the API set meanwhile. */
export const handle: Handle = async ({ event, resolve }) => {
  event.locals.cookiesSet = [];
  event.locals.viewerId = null;
  const locale = await chooseLanguage(event);
  const zone = readZone(event.cookies.get(zoneCookie));
  const response = await inLanguage({ locale, zone }, (used) =>
    resolve(event, {
      preload: ({ type, path }) =>
        type === 'js' ? isNeeded(path, event.route.id) : type === 'css' || preloadedFonts.test(path),
      filterSerializedResponseHeaders: (name) => name === 'content-type',
      transformPageChunk: ({ html }) => finishPage(html, { locale, files: wordFiles[locale] ?? {}, ...used }),
    }),
  );
  response.headers.set('content-language', locale);
  for (const line of event.locals.cookiesSet) response.headers.append('set-cookie', line);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  // Pages are personal, yet may be shown again as they were when the visitor goes back.
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache');
  if (event.locals.viewerId !== null) nameForWorker(response.headers, event.locals.viewerId);
  return compress(event.request, response);
};

function isNeeded(path: string, route: string | null): boolean {
  return !leadsOn.test(path) && !(route === paths.newest && pages.test(path));
}

/** Answers the pages' own calls to the API without a socket. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  const isOurs = url.origin === event.url.origin && url.pathname.startsWith('/api/');
  if (!isOurs) return fetch(request);
  const inject = event.platform?.req.sparkInject;
  if (inject !== undefined) return answerInProcess(event, request, inject);
  if (dev) return askDevelopmentServer(event, request, url);
  return fetch(request);
};

/** Turns whatever stopped a page into what the error page says; bugs go to the log with all their details. */
export const handleError: HandleServerError = ({ error }) => {
  if (isPageFault(error)) console.error(error);
  return describeError(error);
};

// The service worker keeps pages for the person they were made for, and as long as it has the program of their version.
function nameForWorker(headers: Headers, viewerId: string): void {
  headers.set('x-spark-viewer', viewerId);
  headers.set('x-spark-version', version);
}

async function askDevelopmentServer(
  event: Parameters<HandleFetch>[0]['event'],
  request: Request,
  url: URL,
): Promise<Response> {
  const origin = `http://localhost:${process.env['PORT'] ?? 3000}`;
  const response = await globalThis.fetch(origin + url.pathname + url.search, {
    method: request.method,
    headers: innerHeaders(event, request),
    ...(request.body === null ? {} : { body: await request.arrayBuffer() }),
  });
  event.locals.cookiesSet.push(...response.headers.getSetCookie());
  return response;
}
