import { sql, type RawBuilder } from 'kysely';
import type { SearchWord } from './search-words.ts';

/**
 * How much it counts where a word was found, in whole points: the classes of `product_words`. Ordered so that title beats
 * brand beats category beats description for a single word, and a whole word beats a beginning.
 */
const points = { name: 60, whole: 25, first: 10, mark: 40, place: 20 };

/** Where words are looked for: in what a product is called, and besides in what is said about it. */
export type Reach = 'name' | 'description';

/** Whether a product has all the words, as SQL over `product_search`. */
export function hasWords(words: readonly SearchWord[], reach: Reach): RawBuilder<boolean> {
  const query = words.flatMap((word) => word.entries.map((entry) => within(word, entry, reach))).join(' & ');
  return sql<boolean>`product_search.words @@ ${query}::tsquery`;
}

/** How well the words fit a product that has them, as SQL. */
export function fitOf(words: readonly SearchWord[]): RawBuilder<number> {
  const found = words.map((word) => {
    const all = (classes: string) => testOf(word, classes);
    const whole = (classes: string) => sql`case
      when product_search.words @@ ${`${quote(word.text)}:${classes}`}::tsquery then ${sql.lit(points.whole)} else 0 end`;
    return sql`case
      when ${all('AB')} then ${sql.lit(points.name)} + ${whole('AB')}
        + case when ${all('A')} then ${sql.lit(points.first)} else 0 end
      when ${all('C')} then ${sql.lit(points.mark)} + ${whole('C')} / 2
      when ${all('D')} then ${sql.lit(points.place)}
      else 0 end`;
  });
  return sql<number>`(${sql.join(found, sql` + `)})`;
}

function testOf({ entries, isPrefix }: SearchWord, classes: string): RawBuilder<boolean> {
  const query = entries.map((entry) => `${quote(entry)}:${isPrefix ? '*' : ''}${classes}`).join(' & ');
  return sql<boolean>`product_search.words @@ ${query}::tsquery`;
}

// Descriptions are long: only whole words count there, as written or without the ending of a plural.
function within({ text, entries, isPrefix }: SearchWord, entry: string, reach: Reach): string {
  const name = `${quote(entry)}${isPrefix ? ':*' : ''}`;
  if (reach === 'name') return name;
  const said = entries.length === 1 && text !== entry ? [entry, text] : [entry];
  return `(${[name, ...said.map((word) => quote(`~${word}`))].join(' | ')})`;
}

// Folded words hold letters and digits only; quoted all the same, because a tsquery is a language.
function quote(entry: string): string {
  return `'${entry.replace(/['\\]/g, '')}'`;
}
