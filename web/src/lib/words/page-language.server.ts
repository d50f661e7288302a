import { AsyncLocalStorage } from 'node:async_hooks';
import { sourceLocale, type Locale } from '@spark/contract';

/** The language a page is being made in, and the parts of the texts it needed. */
interface PageLanguage {
  locale: Locale;
  zone: string | null;
  areas: Set<string>;
}

const pages = new AsyncLocalStorage<PageLanguage>();

/**
 * Makes a page, with everything it asks for meanwhile, in a language and for a time zone, if that is known; the answer is
 * told which texts were used.
 */
export function inLanguage<T>(
  { locale, zone }: { locale: Locale; zone: string | null },
  make: (areas: ReadonlySet<string>) => T,
): T {
  const areas = new Set<string>();
  return pages.run({ locale, zone, areas }, () => make(areas));
}

/** The language of the page that is being made. */
export function pageLocale(): Locale {
  return pages.getStore()?.locale ?? sourceLocale;
}

/** Where the reader of that page is, as an IANA time zone; `null` until their browser told. */
export function pageZone(): string | null {
  return pages.getStore()?.zone ?? null;
}

/** Remembers that the page needs a part of the texts. */
export function noteArea(area: string): void {
  pages.getStore()?.areas.add(area);
}
