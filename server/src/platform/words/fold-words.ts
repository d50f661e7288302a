import { sql } from 'kysely';
import type { Db } from '../db/index.ts';

/** Words as they are compared: `fold_words` of the database is the one place that says how. */
export async function foldWords(db: Db, words: string): Promise<string> {
  const { rows } = await sql<{ folded: string }>`select fold_words(${words}) as folded`.execute(db);
  return rows[0]?.folded ?? '';
}
