import { directionOf, type Locale } from '@spark/contract';
import { boxes, find, forgetPeople, keptPages, programBox, put, timesForgotten, trim } from './boxes.ts';
import { mayKeep, readKept, textsNamedIn, toKept, viewerOf, type KeptPage } from './kept-page.ts';
import { pageKey } from './requests.ts';
import { noteLanguage, readLanguage } from './note-language.ts';
import { workerWords } from './worker-words.ts';
import { keepProgram, type Tools } from './serve-asset.ts';

/** A feed younger than this is shown at once as it was; an older one would be yesterday's paper. */
export const openAtOnceMs = 24 * 3_600_000;
/** A page is waited for this long where it is kept as well. */
export const pageWaitMs = 3_000;

/** The page shown where nothing else can be. */
export const offlinePath = '/offline';

/** What answering with a page takes. */
export interface PageTools extends Tools {
  origin: string;
  /** Lets the worker live until this is done. */
  keepAlive: (work: Promise<unknown>) => void;
  /** A page that is shown belongs to somebody who is here no more. */
  onOtherViewer: () => Promise<void>;
}

/** Answers with a feed: at once as it was last, while it is read anew for the next time. */
export async function serveFeed(tools: PageTools, request: Request): Promise<Response> {
  // Whoever asks for it anew gets it anew.
  const kept = request.cache === 'default' ? await findPage(tools, request.url) : null;
  if (kept === null || !isRecent(tools, kept)) return servePage(tools, request);
  tools.keepAlive(refresh(tools, request, kept));
  return kept.response;
}

/** Whether a page is of this version and of this day. A clock that was set back says nothing about age. */
function isRecent({ now, version }: PageTools, kept: KeptPage): boolean {
  const age = now() - kept.keptAt;
  return kept.version === version && age >= 0 && age < openAtOnceMs;
}

/** Answers with a page as it is now or, where the network is away or slow, as it was last. */
export async function servePage(tools: PageTools, request: Request): Promise<Response> {
  const since = timesForgotten();
  const fetched = tools.fetch(request);
  const kept = await findPage(tools, request.url);
  const settled = fetched.then(
    (response) => ({ response }),
    () => null,
  );
  const first = kept === null ? await settled : await within(pageWaitMs, settled);
  if (first === 'late')
    tools.keepAlive(settled.then((late) => late && keepPage(tools, request.url, late.response, since)));
  else if (first !== null && !(first.response.status >= 500 && kept !== null)) {
    const { response } = first;
    if (mayKeep(response)) tools.keepAlive(keepPage(tools, request.url, response.clone(), since));
    return response;
  }
  return kept?.response ?? serveOffline(tools);
}

/** Answers with a page that is never kept. */
export async function serveUnkept(tools: PageTools, request: Request): Promise<Response> {
  try {
    const response = await tools.fetch(request);
    await noteViewer(tools, viewerOf(response));
    if (viewerOf(response) !== null) await noteLanguage(tools, response);
    return response;
  } catch {
    return serveOffline(tools);
  }
}

/** Reads a page only to have it, where it is not kept as of today. */
export async function prefetchPage(tools: PageTools, path: string): Promise<void> {
  const url = tools.origin + path;
  const since = timesForgotten();
  const kept = await findPage(tools, url);
  if (kept !== null && isRecent(tools, kept)) return;
  try {
    const response = await tools.fetch(url, { credentials: 'same-origin', headers: { accept: 'text/html' } });
    await keepPage(tools, url, response, since);
  } catch {
    // The next page that opens tries again.
  }
}

/** Keeps a page, and first forgets everything of whoever was here before. */
async function keepPage(tools: PageTools, url: string, response: Response, since: number): Promise<void> {
  if (!mayKeep(response) || since !== timesForgotten()) return;
  await noteViewer(tools, viewerOf(response));
  await noteLanguage(tools, response);
  const kept = await toKept(response, tools.now());
  if (kept === null) return;
  const texts = await textsNamedIn(kept.clone());
  await put(tools.caches, boxes.pages, pageKey(url), kept);
  await keepProgram(tools, texts).catch(() => undefined);
  await trim(tools.caches, boxes.pages, keptPages).catch(() => undefined);
}

async function refresh(tools: PageTools, request: Request, kept: KeptPage): Promise<void> {
  const since = timesForgotten();
  const response = await tools.fetch(request).catch(() => null);
  if (response === null || response.status >= 500) return;
  if (viewerOf(response) === kept.viewer) return keepPage(tools, request.url, response, since);
  // Signed out elsewhere, or a redirect that leads who is here now to another beginning.
  await forgetPeople(tools.caches);
  await tools.onOtherViewer();
}

/** Who the kept pages belong to is written beside them, so that it goes with them. */
const ownerKey = '/.spark-owner';

/** Notes whose page came from the server; of anybody else who was here before, everything is forgotten. */
export async function noteViewer(
  { caches, origin }: Pick<PageTools, 'caches' | 'origin'>,
  viewer: string | null,
): Promise<void> {
  if (viewer === null) return;
  const owner = await find(caches, boxes.pages, origin + ownerKey);
  const known = await owner?.text();
  if (known === viewer) return;
  if (known !== undefined) await forgetPeople(caches);
  await put(caches, boxes.pages, origin + ownerKey, new Response(viewer));
}

async function findPage({ caches, version }: PageTools, url: string): Promise<KeptPage | null> {
  const found = await find(caches, boxes.pages, pageKey(url));
  if (found === null) return null;
  const page = await readKept(found);
  // A page whose program is gone would be read but never alive.
  const isComplete =
    page !== null &&
    (page.version === version || (await caches.has(programBox(page.version)).catch(() => false)));
  if (isComplete) return page;
  await caches.open(boxes.pages).then(
    (box) => box.delete(pageKey(url)),
    () => undefined,
  );
  return null;
}

async function serveOffline(tools: PageTools): Promise<Response> {
  const page = await findPage(tools, tools.origin + offlinePath);
  return page?.response ?? lastWord(await readLanguage(tools));
}

function lastWord(locale: Locale): Response {
  const { title, text, again } = workerWords[locale].away;
  const html = `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · Spark</title><h1>${title}</h1><p>${text}</p><p><a href="">${again}</a></p></html>`;
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html;charset=utf-8' } });
}

function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  return Promise.race([work, new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), ms))]);
}
