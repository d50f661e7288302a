import { directionOf, type Locale } from '@spark/contract';

const fromRightToLeft = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}]/u;
const letter = /\p{L}/u;
const oneWord = /^[\p{L}\p{M}\p{N}_]*$/u;
// Invisible: the first begins words whose own first letter says their direction, the second ends them.
const [firstStrongIsolate, popIsolate] = ['\u2068', '\u2069'];

/**
 * Words within a text of the other direction, kept together: else their marks and numbers are shown at the wrong end. A single
 * word needs nothing, so what people copy stays what it is.
 */
export function isolate(words: string, locale: Locale): string {
  if (oneWord.test(words)) return words;
  const isForeign =
    directionOf(locale) === 'rtl'
      ? letter.test(words.replaceAll(new RegExp(fromRightToLeft, 'gu'), ''))
      : fromRightToLeft.test(words);
  return isForeign ? `${firstStrongIsolate}${words}${popIsolate}` : words;
}
