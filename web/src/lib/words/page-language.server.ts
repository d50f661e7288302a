import { AsyncLocalStorage } from 'node:async_hooks';
import { sourceLocale, type Locale } from '@spark/contract';

/** The language a page is being made in, the parts of the texts it needed, and what was put into words for it. */
interface PageLanguage {
  locale: Locale;
  zone: string | null;
  areas: Set<string>;
  said: Map<string, string>;
}

const pages = new AsyncLocalStorage<PageLanguage>();

/**
 * Makes a page, with everything it asks for meanwhile, in a language and for a time zone, if that is known; the answer is
 * told which texts were used, and what numbers and times became.
 */
export function inLanguage<T>(
  { locale, zone }: { locale: Locale; zone: string | null },
  make: (used: Pick<PageLanguage, 'areas' | 'said'>) => T,
): T {
  const used = { areas: new Set<string>(), said: new Map<string, string>() };
  return pages.run({ locale, zone, ...used }, () => make(used));
}

/** The language of the page that is being made. */
export function pageLocale(): Locale {
  return pages.getStore()?.locale ?? sourceLocale;
}

/** Where the reader of that page is, as an IANA time zone; `null` until their browser told. */
export function pageZone(): string | null {
  return pages.getStore()?.zone ?? null;
}

/** Puts a number or a time into words, and has the page bring them along under a name: its browser need not do it again. */
export function sayOnce(name: string, say: () => string): string {
  const page = pages.getStore();
  if (page === undefined) return say();
  const words = sayOnceForAll(page.locale, name, say);
  page.said.set(name, words);
  return words;
}

/** So many words are remembered in each language before they are forgotten together. */
const mostWords = 10_000;
const saidBefore = new Map<Locale, Map<string, string>>();

// The same few hundred prices and ages stand on all pages; a formatter for a currency takes 60 µs to make.
function sayOnceForAll(locale: Locale, name: string, say: () => string): string {
  const inLocale = saidBefore.get(locale) ?? new Map<string, string>();
  saidBefore.set(locale, inLocale);
  const known = inLocale.get(name);
  if (known !== undefined) return known;
  if (inLocale.size >= mostWords) inLocale.clear();
  const words = say();
  inLocale.set(name, words);
  return words;
}

/** Remembers that the page needs a part of the texts. */
export function noteArea(area: string): void {
  pages.getStore()?.areas.add(area);
}
