import { sql, type RawBuilder } from 'kysely';
import { limits, type Author, type Page } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import type { CursorCodec } from '../../platform/http/index.ts';
import { foldWords, isUnspaced, queryOf, splitWords, type SearchWord } from '../../platform/words/index.ts';
import { authorJson } from './accounts.queries.ts';
import { authorView, type AuthorRow } from './accounts.view.ts';

/** How people were found: by the beginning of the handle, by words of handle and name, or by words much like these. */
type Fit = 'handle' | 'words' | 'alike';

/** Shorter words are taken as they are: too many others differ by one letter. */
const minLetters = 4;

/**
 * Finds people: those whose handle begins with what was typed, then those who have all the words in handle or name; only
 * where there is nobody, those whose words differ by a letter. Each in the order of their handles. `isShown` says whom, of
 * `users`: relations come later in the order of knowledge.
 */
export async function searchPeople(
  { db, cursors }: { db: Db; cursors: CursorCodec },
  query: { q: string; limit?: number; cursor?: string },
  isShown: RawBuilder<boolean>,
): Promise<Page<Author>> {
  const letters = query.q.trim().replace(/^@/, '');
  const words = splitWords(await foldWords(db, letters));
  if (words.length === 0) return { items: [], nextCursor: null };
  const limit = query.limit ?? limits.pageSize;
  const scope = `search-people:${words.map(({ text }) => text).join(' ')}`;
  // The keyed hash proved that this was written below.
  const after = query.cursor === undefined ? null : (cursors.decode(scope, query.cursor) as Place);
  const conditions = conditionsOf(letters.toLowerCase(), words);
  const found = await find(db, conditions, { after, count: limit + 1, isShown });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return {
    items: shown.map(({ author }) => authorView(author)),
    nextCursor: hasMore ? cursors.encode(scope, [last.fit, last.author.handle] satisfies Place) : null,
  };
}

type Place = [fit: Fit, handle: string];

async function find(
  db: Db,
  conditions: Record<Fit, RawBuilder<boolean>>,
  { after, count, isShown }: { after: Place | null; count: number; isShown: RawBuilder<boolean> },
): Promise<{ fit: Fit; author: AuthorRow }[]> {
  const found: { fit: Fit; author: AuthorRow }[] = [];
  const fits: readonly Fit[] = ['handle', 'words', 'alike'];
  // Three at most, and the last one only where the others found nobody.
  for (const fit of fits.slice(after === null ? 0 : fits.indexOf(after[0]))) {
    const isDone =
      found.length === count ||
      (fit === 'alike' && (found.length > 0 || (after !== null && after[0] !== fit)));
    if (isDone) break;
    const rows = await db
      .selectFrom('users')
      .select((query) => authorJson(query.ref('users.id')).as('author'))
      .where(conditions[fit])
      .where(isShown)
      .$if(after?.[0] === fit, (query) => query.where('handle', '>', after?.[1] ?? ''))
      .orderBy('handle')
      .limit(count - found.length)
      .execute();
    found.push(...rows.map(({ author }) => ({ fit, author })));
  }
  return found;
}

function conditionsOf(letters: string, words: readonly SearchWord[]): Record<Fit, RawBuilder<boolean>> {
  const handle = sql<boolean>`users.handle like ${`${letters.replace(/[\\%_]/g, String.raw`\$&`)}%`}`;
  const has = (query: string) => sql<boolean>`person_words(users.handle, users.name) @@ ${query}::tsquery`;
  const alike = words.map((word) =>
    isUnspaced(word.text) || word.text.length < minLetters
      ? has(queryOf([word]))
      : sql<boolean>`(${has(queryOf([word]))}
          or person_leavings(users.handle, users.name) && leavings_of(${word.text}))`,
  );
  return {
    handle,
    words: sql<boolean>`(${has(queryOf(words))} and not ${handle})`,
    alike: sql<boolean>`(${sql.join(alike, sql` and `)})`,
  };
}
