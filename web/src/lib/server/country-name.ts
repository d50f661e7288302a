import { inPageLanguage } from '#lib/words/in-page-language.ts';

const names = inPageLanguage((locale) => new Intl.DisplayNames(locale, { type: 'region' }));

/** The name of a country. Named here and not in the browser, which may know another for it. */
export function countryName(code: string): string {
  return names().of(code) ?? code;
}
