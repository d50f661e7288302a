import { pageLocale } from '#page-language';
import type { Locale } from '@spark/contract';

/** Makes something once for each language, and gives that of the page. */
export function inPageLanguage<T>(make: (locale: Locale) => T): () => T {
  const made = new Map<Locale, T>();
  return () => {
    const locale = pageLocale();
    const known = made.get(locale);
    if (known !== undefined) return known;
    const fresh = make(locale);
    made.set(locale, fresh);
    return fresh;
  };
}
