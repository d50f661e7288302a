// Chinese has its space within its marks; a closing quotation mark alone may be English.
const spaceAfterWideMark = /(?<=[。！？；：，、）]”?) /g;

/** Sentences one after the other, with a space between where the language has one. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences
    .filter((sentence) => sentence !== '')
    .join(' ')
    .replaceAll(spaceAfterWideMark, '');
}
