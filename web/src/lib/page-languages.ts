import { isLocale, locales } from '@spark/contract';

/** The address of a page in a language; without one it is in whichever suits the reader. */
export function addressIn(language: string | null, address: string): string {
  if (language === null || !isLocale(language)) return address;
  const url = new URL(address);
  url.searchParams.set('lang', language);
  return url.href;
}

/** The same page in every language, as `hreflang` has it; the plain address is for everybody else. */
export function alternatesOf(address: string): { language: string; address: string }[] {
  const each = locales.map((language) => ({ language, address: addressIn(language, address) }));
  return [...each, { language: 'x-default', address }];
}
