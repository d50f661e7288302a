const letters = 27;

/** So many bits hold the number of any language. */
export const languageBits = 15;

/**
 * The number of a language in a row: its two or three letters (ISO 639) as digits, so that no table has to be kept, and
 * every process has the same number. 0 is no language.
 */
export function languageNumber(tag: string | null | undefined): number {
  const [name = ''] = (tag ?? '').toLowerCase().split('-');
  if (!/^[a-z]{2,3}$/u.test(name)) return 0;
  return [...name].reduce((number, letter) => number * letters + letter.charCodeAt(0) - 96, 0);
}
