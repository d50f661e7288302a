import { sql, type RawBuilder } from 'kysely';
import { quoteEntry } from '../../../platform/words/index.ts';
import type { ShopWord } from './known-words.ts';

/**
 * How much it counts where a word was found, in whole points: the classes of `product_words`. Ordered so that title beats
 * brand beats category beats description for a single word, and a whole word beats a beginning.
 */
const points = { name: 60, whole: 25, first: 10, mark: 40, place: 20 };

/** Where words are looked for: in what a product is called, and besides in what is said about it. */
export type Reach = 'name' | 'description';

/**
 * Whether a product has all the words, as SQL over `product_search`. Each stands in a condition of its own: the index then
 * leaps from one to the next, where it would look at every product of some within a single condition.
 */
export function hasWords(words: readonly ShopWord[], reach: Reach): RawBuilder<boolean> {
  const found = words.flatMap((word) =>
    word.entries.map((entry) => sql<boolean>`product_search.words @@ ${within(word, entry, reach)}::tsquery`),
  );
  return sql<boolean>`(${sql.join(found, sql` and `)})`;
}

/** How well the words fit a product that has them, as SQL. */
export function fitOf(words: readonly ShopWord[]): RawBuilder<number> {
  const found = words.map((word) => {
    const all = (classes: string) => testOf(word, classes);
    const whole = (classes: string) => sql`case
      when product_search.words @@ ${`${quoteEntry(word.text)}:${classes}`}::tsquery then ${sql.lit(points.whole)} else 0 end`;
    return sql`case
      when ${all('AB')} then ${sql.lit(points.name)} + ${whole('AB')}
        + case when ${all('A')} then ${sql.lit(points.first)} else 0 end
      when ${all('C')} then ${sql.lit(points.mark)} + ${whole('C')} / 2
      when ${all('D')} then ${sql.lit(points.place)}
      else 0 end`;
  });
  return sql<number>`(${sql.join(found, sql` + `)})`;
}

// Within one product a beginning is found at once.
function testOf({ entries, isPrefix }: ShopWord, classes: string): RawBuilder<boolean> {
  const query = entries.map((entry) => `${quoteEntry(entry)}:${isPrefix ? '*' : ''}${classes}`).join(' & ');
  return sql<boolean>`product_search.words @@ ${query}::tsquery`;
}

// Descriptions are long: only whole words count there, as written or without the ending of a plural.
function within(word: ShopWord, entry: string, reach: Reach): string {
  const names = namesOf(word, entry);
  const said = reach === 'name' ? [] : entryAndText(word, entry).map((one) => quoteEntry(`~${one}`));
  const all = [...names, ...said];
  return all.join(' | ');
}

function namesOf(word: ShopWord, entry: string): string[] {
  if (!word.isPrefix) return [quoteEntry(entry)];
  if (word.longer === null) return [`${quoteEntry(entry)}:*`];
  return [...new Set([...entryAndText(word, entry), ...word.longer])].map(quoteEntry);
}

function entryAndText({ text, entries }: ShopWord, entry: string): string[] {
  return entries.length === 1 && text !== entry ? [entry, text] : [entry];
}
