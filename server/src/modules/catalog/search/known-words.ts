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
  const { rows } = await sql<{ entry: string; words: string[] }>`
    select asked.entry, array(
      select word from catalog_words
      where word ~>=~ asked.entry and word ~<~ (asked.entry || chr(${lastCharacter}))
      limit ${mostLonger + 1}) as words
    from unnest(${entries}::text[]) as asked (entry)`.execute(db);
  const found = new Map(rows.map((row) => [row.entry, row.words]));
  return words.map((word) => {
    const known = word.entries.map((entry) => found.get(entry) ?? []);
    const longer = word.isPrefix && word.entries.length === 1 ? (known[0] ?? []) : [];
    return {
      ...word,
      longer: longer.length === 0 || longer.length > mostLonger ? null : longer,
      isKnown: !isLearnt(word) || known.every((one) => one.length > 0),
    };
  });
}

function isLearnt({ text, entries }: SearchWord): boolean {
  if (isUnspaced(text)) return entries.every((entry) => [...entry].length > 1);
  return text.length >= learntLetters && !/^\d/.test(text);
}
