import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { authorJson } from './accounts.queries.ts';
import type { AuthorRow } from './accounts.view.ts';

const maxPeople = 8;

/**
 * People one may mean by some letters: those whose handle begins with them, then those with a word in their name that
 * does. Big letters and accents make no difference. `isShown` says whom, of `users`: relations come later in the order of
 * knowledge.
 */
export async function findPeople(
  db: Db,
  letters: string,
  isShown: RawBuilder<boolean>,
): Promise<AuthorRow[]> {
  const wanted = fold(letters);
  if (wanted === '') return [];
  const handles = sql<boolean>`handle like ${`${escaped(wanted)}%`}`;
  const byHandle = await selectPeople(db)
    .where(handles)
    .where(isShown)
    .orderBy('handle')
    .limit(maxPeople)
    .execute();
  const missing = maxPeople - byHandle.length;
  if (missing === 0) return byHandle.map((row) => row.author);
  const byName = await selectPeople(db)
    .where('folded_name', 'like', `% ${escaped(wanted)}%`)
    .where((query) => query.not(handles))
    .where(isShown)
    .orderBy('folded_name')
    .orderBy('id')
    .limit(missing)
    .execute();
  return [...byHandle, ...byName].map((row) => row.author);
}

function selectPeople(db: Db) {
  return db.selectFrom('users').select((query) => authorJson(query.ref('users.id')).as('author'));
}

// As the database folds names.
function fold(letters: string): string {
  return letters
    .trim()
    .replace(/^@/, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\s-]+/g, ' ');
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`);
}
