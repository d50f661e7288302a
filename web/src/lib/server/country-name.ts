const names = new Intl.DisplayNames('en', { type: 'region' });

/** The name of a country. Named here and not in the browser, which may know another for it. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
