import { isLocale, matchLocale, sourceLocale, type Locale } from '@spark/contract';
import type { RequestEvent } from '@sveltejs/kit';
import { keepLanguage, languageCookie } from '#lib/words/language-cookie.ts';
import { readMe } from './read-me.ts';

const manifest = '/manifest.webmanifest';

/**
 * The language a page is shown in: what its address asks for, else what was chosen on this device, in the account, in
 * the browser, by the shop. Names of languages Spark does not speak are passed over.
 */
export async function chooseLanguage(event: RequestEvent): Promise<Locale> {
  const { cookies, request, url } = event;
  const asked = matchLocale(url.searchParams.get('lang'));
  // The manifest is asked for by the browser itself, maybe by a page that is older than a choice.
  if (asked !== null && event.route.id !== manifest) keepLanguage(cookies, asked);
  const kept = asked ?? cookies.get(languageCookie);
  if (isLocale(kept)) return kept;
  const ofAccount = await readAccountLanguage(event);
  // Kept, so that the account is not asked again for every page.
  if (ofAccount !== null) keepLanguage(cookies, ofAccount);
  return ofAccount ?? matchLocale(request.headers.get('accept-language')) ?? languageOfShop(event);
}

async function readAccountLanguage(event: RequestEvent): Promise<Locale | null> {
  try {
    return matchLocale((await readMe(event))?.locale);
  } catch {
    // Whatever keeps the account from being read is told by the page itself, in a language that is known.
    return null;
  }
}

function languageOfShop({ platform }: RequestEvent): Locale {
  const locale = platform?.req.sparkLocale;
  return isLocale(locale) ? locale : sourceLocale;
}
