import { quoteEntry } from './quote-entry.ts';
import type { SearchWord } from './search-words.ts';

/** A tsquery for whatever has all the words; with `weights`, has them where entries are of these weights. */
export function queryOf(words: readonly SearchWord[], weights = ''): string {
  return words
    .flatMap(({ entries, isPrefix }) =>
      entries.map((entry) => {
        const marks = `${isPrefix ? '*' : ''}${weights}`;
        return marks === '' ? quoteEntry(entry) : `${quoteEntry(entry)}:${marks}`;
      }),
    )
    .join(' & ');
}
