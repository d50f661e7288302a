const letters = 27;
/** No language of two letters has a number as large, and none of three one twice as large as theirs. */
const [beyondTwo, beyondThree] = [letters ** 2, letters ** 3];
/** Ways to write a language that are told apart. */
const scripts = ['hans', 'hant'];

/** So many bits hold the number of any language. */
export const languageBits = 15;

/**
 * The number of a language in a row: its two or three letters (ISO 639) as digits, so that no table has to be kept, and
 * every process has the same number. One of two letters has further numbers for ways to write it (`zh-Hant`). 0 is no
 * language.
 */
export function languageNumber(tag: string | null | undefined): number {
  const [name = '', script = ''] = (tag ?? '').toLowerCase().split('-');
  if (!/^[a-z]{2,3}$/u.test(name)) return 0;
  const number = [...name].reduce((sum, letter) => sum * letters + letter.charCodeAt(0) - 96, 0);
  const way = scripts.indexOf(script);
  return way < 0 || number >= beyondTwo ? number : beyondThree + way * beyondTwo + number;
}

/** The numbers of all that somebody reads who reads a language: one way to write it means that which could be either, too. */
export function numbersRead(tag: string): number[] {
  const [name = '', script] = tag.split('-');
  const tags = script === undefined ? [name, ...scripts.map((way) => `${name}-${way}`)] : [name, tag];
  return tags.map(languageNumber).filter((number) => number > 0);
}
