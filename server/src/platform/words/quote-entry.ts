/**
 * An entry of an index of words, as a tsquery names it. Folded words hold letters and digits only; quoted all the same,
 * because a tsquery is a language.
 */
export function quoteEntry(entry: string): string {
  return `'${entry.replace(/['\\]/g, '')}'`;
}
