import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { editDistance, isUnspaced } from '../../../platform/words/index.ts';
import { correctCharacters } from './correct-characters.ts';
import type { ShopWord } from './known-words.ts';

/** Shorter words are taken as they are: too many others differ by one letter. */
const minLetters = 4;
/** From this length on a word may differ by two letters. */
const longLetters = 6;

/**
 * Replaces words the catalogue does not know by the nearest it does; those without one near are left out. `null` when that
 * changes nothing or leaves less than was asked.
 */
export async function correctWords(
  db: Db,
  folded: string,
  words: readonly ShopWord[],
): Promise<string | null> {
  const unknown = words.filter(({ text, isKnown }) => !isKnown && !isUnspaced(text)).map(({ text }) => text);
  const nearest = await findNearest(db, unknown);
  const asked = folded.split(' ').filter(Boolean);
  const corrected = await Promise.all(
    asked.map(async (word) => {
      if (isUnspaced(word)) return (await correctCharacters(db, word)) ?? word;
      return unknown.includes(word) ? (nearest.get(word) ?? '') : word;
    }),
  );
  const kept = corrected.filter(Boolean);
  // With more left out than kept it would be another search.
  return kept.length * 2 <= asked.length || kept.join(' ') === folded ? null : kept.join(' ');
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
