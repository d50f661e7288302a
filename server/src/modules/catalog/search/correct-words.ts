import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { editDistance } from './edit-distance.ts';
import { isSpelled, splitWords, type SearchWord } from './search-words.ts';

/** Shorter words are taken as they are: too many others differ by one letter. */
const minLetters = 4;
/** From this length on a word may differ by two letters. */
const longLetters = 6;
/** Words that begin with another are those up to the word with this character behind it. */
const lastCharacter = 0x10ffff;

/**
 * Replaces words the catalogue does not know by the nearest it does; those without one near are left out. `null` when that
 * changes nothing or leaves less than was asked.
 */
export async function correctWords(db: Db, words: readonly SearchWord[]): Promise<SearchWord[] | null> {
  const spelled = words.filter(isSpelled).map(({ text }) => text);
  if (spelled.length === 0) return null;
  const unknown = await findUnknown(db, spelled);
  if (unknown.size === 0) return null;
  const nearest = await findNearest(db, [...unknown]);
  const corrected = words.flatMap(({ text }) => {
    if (!unknown.has(text)) return [text];
    return nearest.get(text) ?? [];
  });
  // With more left out than kept it would be another search.
  return corrected.length * 2 <= words.length ? null : splitWords(corrected.join(' '));
}

async function findUnknown(db: Db, words: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ word: string }>`
    select asked.word from unnest(${words}::text[]) as asked (word)
    where not exists (
      select from catalog_words known
      where known.word ~>=~ asked.word and known.word ~<~ (asked.word || chr(${lastCharacter})))`.execute(db);
  return new Set(rows.map(({ word }) => word));
}

async function findNearest(db: Db, words: string[]): Promise<Map<string, string>> {
  const asked = words.filter((word) => word.length >= minLetters);
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ asked: string; word: string; product_count: number }>`
    select asked.word as asked, known.word, known.product_count
    from unnest(${asked}::text[]) as asked (word)
    cross join lateral (
      select word, product_count from catalog_words where leavings && leavings_of(asked.word)
      union
      select word, product_count from catalog_words
      where length(asked.word) >= ${longLetters} and word % asked.word) known`.execute(db);
  const nearest = new Map<string, { word: string; distance: number; count: number }>();
  for (const row of rows) {
    const distance = editDistance(row.asked, row.word);
    if (distance > (row.asked.length >= longLetters ? 2 : 1)) continue;
    const best = nearest.get(row.asked);
    const isBetter =
      best === undefined ||
      distance < best.distance ||
      (distance === best.distance && row.product_count > best.count);
    if (isBetter) nearest.set(row.asked, { word: row.word, distance, count: row.product_count });
  }
  return new Map([...nearest].map(([word, found]) => [word, found.word]));
}
