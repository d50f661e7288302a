import { isLocale, sourceLocale, type Locale } from '@spark/contract';

/** Where the reader is, as an IANA time zone: here the browser knows. `null` where nobody knows yet. */
export function pageZone(): string | null {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The language of the page; another one comes with another page. */
export function pageLocale(): Locale {
  // The service worker has no page.
  if (typeof document === 'undefined') return sourceLocale;
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : sourceLocale;
}
