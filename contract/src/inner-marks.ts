/** Marks in pairs, and one that opens what was cut off; a closing mark alone may be inches. */
const pairs: readonly [RegExp, string][] = [
  [/„([^„“”]*)[“”]/g, '‚$1‘'],
  [/“([^“”]*)”/g, '‘$1’'],
  [/«([^«»]*)»/g, '‹$1›'],
  [/「([^「」]*)」/g, '『$1』'],
  [/(^|[\s(])"([^"]+)"(?![\p{L}\p{N}])/gu, '$1‘$2’'],
  [/“(?=[^”]*$)/g, '‘'],
  [/«(?=[^»]*$)/g, '‹'],
];

/** Words as they stand within quotation marks: their own marks are inner ones. */
export function withInnerMarks(words: string): string {
  return pairs.reduce((said, [marks, inner]) => said.replaceAll(marks, inner), words);
}
