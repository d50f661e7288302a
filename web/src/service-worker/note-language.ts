import { matchLocale, sourceLocale, type Locale } from '@spark/contract';
import { boxes, find, put } from './boxes.ts';

/** Which language the last page was in is written beside the kept ones, and goes with them. */
const languageKey = '/.spark-language';
/** What is written there begins so. */
const noted = '/.spark-';

interface Place {
  caches: CacheStorage;
  origin: string;
}

/** Notes the language a page came in; pages that were kept in another one are let go. */
export async function noteLanguage({ caches, origin }: Place, response: Response): Promise<void> {
  const language = response.headers.get('content-language');
  if (language === null) return;
  const known = await (await find(caches, boxes.pages, origin + languageKey))?.text();
  if (known === language) return;
  if (known !== undefined) await dropPages({ caches, origin });
  await put(caches, boxes.pages, origin + languageKey, new Response(language));
}

/** The language the reader had last, else that of the browser. */
export async function readLanguage({ caches, origin }: Place): Promise<Locale> {
  const known = await (await find(caches, boxes.pages, origin + languageKey))?.text();
  return matchLocale(known) ?? matchLocale(globalThis.navigator?.language) ?? sourceLocale;
}

async function dropPages({ caches, origin }: Place): Promise<void> {
  const box = await caches.open(boxes.pages);
  for (const { url } of await box.keys()) {
    if (!url.startsWith(origin + noted)) await box.delete(url);
  }
}
