import { isLocale, sourceLocale, type Locale } from '@spark/contract';

/** The language of the page; another one comes with another page. */
export function pageLocale(): Locale {
  // The service worker has no page.
  if (typeof document === 'undefined') return sourceLocale;
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : sourceLocale;
}
