import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { isUnspaced, type SearchWord } from '../../../platform/words/index.ts';

/** A word somebody searches for, beside what the catalogue knows of it. */
export interface ShopWord extends SearchWord {
  /**
   * The words of the catalogue that begin with it; `null` where they are too many to be named. Named, they are looked up
   * one by one and the rarest leads; a beginning makes PostgreSQL gather everything that begins so, first of all.
   */
  longer: readonly string[] | null;
  /** Whether the catalogue has it, or cannot tell. */
  isKnown: boolean;
  /** So many products at most had it in their name when they were last counted; `null` where that is not known. */
  atMost: number | null;
}

const mostLonger = 64;
/** Shorter words and numbers are not learnt. */
const learntLetters = 3;
/** Words that begin with another are those up to the word with this character behind it. */
export const lastCharacter = 0x10ffff;

/** Looks words up in what the catalogue has learnt. */
export async function lookUpWords(db: Db, words: readonly SearchWord[]): Promise<ShopWord[]> {
  const entries = [...new Set(words.flatMap((word) => word.entries))];
  if (entries.length === 0) return [];
  const { rows } = await sql<{ entry: string; words: string[]; products: number }>`
    select asked.entry, known.words, known.products
    from unnest(${entries}::text[]) as asked (entry)
    cross join lateral (
      select coalesce(array_agg(word), '{}') as words, coalesce(sum(product_count), 0) as products from (
        select word, product_count from catalog_words
        where word ~>=~ asked.entry and word ~<~ (asked.entry || chr(${lastCharacter}))
        limit ${mostLonger + 1}) begun) known`.execute(db);
  const found = new Map(rows.map((row) => [row.entry, row]));
  return words.map((word) => {
    const known = word.entries.flatMap((entry) => found.get(entry) ?? []);
    const named = known.filter((one) => one.words.length > 0 && one.words.length <= mostLonger);
    const isNamed = word.isPrefix && known.length === 1 && named.length === 1;
    return {
      ...word,
      longer: isNamed ? (named[0]?.words ?? null) : null,
      isKnown: !isLearnt(word) || known.every((one) => one.words.length > 0),
      atMost: named.length === 0 ? null : Math.min(...named.map(({ products }) => products)),
    };
  });
}

function isLearnt({ text, entries }: SearchWord): boolean {
  if (isUnspaced(text)) return entries.every((entry) => [...entry].length > 1);
  return text.length >= learntLetters && !/^\d/.test(text);
}
