/** The languages pages can be read in, as BCP 47 writes them. The first is what an address without `?lang=` is in. */
export const pageLanguages: readonly [string, ...string[]] = ['en'];

/** The address of a page in one of them. */
export function addressIn(language: string, address: string): string {
  if (language === pageLanguages[0]) return address;
  const url = new URL(address);
  url.searchParams.set('lang', language);
  return url.href;
}

/** The same page in every language, as `hreflang` has it; nothing while there is only one. */
export function alternatesOf(
  address: string,
  languages: readonly string[] = pageLanguages,
): { language: string; address: string }[] {
  if (languages.length < 2) return [];
  const each = languages.map((language) => ({ language, address: addressIn(language, address) }));
  return [...each, { language: 'x-default', address }];
}
