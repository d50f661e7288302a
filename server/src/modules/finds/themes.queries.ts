import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PageRequest } from '../../platform/http/index.ts';
import { selectLists } from '../lists/index.ts';
import type { Reader } from '../relations/index.ts';
import { isTheme, isThemeListedFor } from './visible-themes.ts';

/** A theme's row as it is shown: its list's, and where and since when it stands in Finds. */
export type ThemeRow = Awaited<ReturnType<typeof selectThemeRows>>[number];

/** The theme at an address; `undefined` where the reader may not be shown its list. */
export async function findTheme(db: Db, slug: string, reader: Reader): Promise<ThemeRow | undefined> {
  return selectThemes(db, reader).where('themes.slug', '=', slug).where(isTheme).executeTakeFirst();
}

/** Whether a theme was at this address until its list, which everybody could read, was deleted (0050). */
export async function wasTheme(db: Db, slug: string): Promise<boolean> {
  const row = await db
    .selectFrom('gone_things')
    .select('id')
    .where('id', '=', sql<string>`md5('theme ' || ${slug})::uuid`)
    .executeTakeFirst();
  return row !== undefined;
}

/** The theme a list is, right after it was put into Finds; `undefined` where the reader may not be shown it. */
export async function findThemeOf(db: Db, listId: string, reader: Reader): Promise<ThemeRow | undefined> {
  return selectThemes(db, reader).where('lists.id', '=', listId).executeTakeFirst();
}

/** Themes that lead the reader to anything, those changed last first, one more than asked for. */
export async function selectThemesPage(
  db: Db,
  { page: { after, limit }, reader }: { page: PageRequest; reader: Reader },
): Promise<ThemeRow[]> {
  return selectThemes(db, reader)
    .where(isThemeListedFor(reader))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(lists.updated_at, lists.id) < (${after?.at}, ${after?.id})`),
    )
    .orderBy('lists.updated_at', 'desc')
    .orderBy('lists.id', 'desc')
    .limit(limit + 1)
    .execute();
}

function selectThemes(db: Db, reader: Reader) {
  return selectLists(db, reader)
    .innerJoin('themes', 'themes.list_id', 'lists.id')
    .select(['themes.slug', 'themes.published_at']);
}

// This gives the row type its name; the builder above is what callers narrow.
const selectThemeRows = (db: Db) => selectThemes(db, null).execute();
