import { languageOfLocale, type Language } from '@spark/contract';
import { inPortions, type Db, type Trx } from '../db/index.ts';
import { languageOf } from './language-of.ts';

/** Something whose author did not say what it is written in. */
export interface UnknownWords {
  id: string;
  text: string;
  /** The one known so far. */
  language: Language | null;
  /** What its author uses Spark in. */
  locale: string | null;
}

/** Where such things are kept. */
export interface LanguageSearch {
  of: 'posts' | 'comments' | 'reviews';
  /** Some of them in the order of their ids. */
  read(trx: Trx, range: { after: string; until: string; limit: number }): Promise<UnknownWords[]>;
  /** Keeps what they are written in, and tells what shows them. */
  keep(trx: Trx, found: FoundLanguages): Promise<void>;
}

/** Ids, and at the same places what these are written in. */
export interface FoundLanguages {
  ids: string[];
  languages: Language[];
}

const portion = 500;

/**
 * Finds the language of what was written before Spark looked for languages, or told the two ways to write Chinese apart
 * (0043). Goes on where it stopped, and does nothing once all was looked at. Returns how much was.
 */
export async function findLanguages(
  db: Db,
  searches: readonly LanguageSearch[],
): Promise<Record<LanguageSearch['of'], number>> {
  const looked = { posts: 0, comments: 0, reviews: 0 };
  for (const search of searches) looked[search.of] = await inPortions(db, (trx) => lookAtSome(trx, search));
  return looked;
}

async function lookAtSome(trx: Trx, { of, read, keep }: LanguageSearch): Promise<number> {
  const place = await trx
    .selectFrom('language_searches')
    .select(['after_id', 'until_id'])
    .where('of', '=', of)
    .forUpdate()
    .executeTakeFirst();
  if (place === undefined) return 0;
  const some = await read(trx, { after: place.after_id, until: place.until_id, limit: portion });
  await keep(trx, findAmong(some));
  const last = some.at(-1);
  if (last === undefined || some.length < portion) {
    await trx.deleteFrom('language_searches').where('of', '=', of).execute();
  } else {
    await trx.updateTable('language_searches').set({ after_id: last.id }).where('of', '=', of).execute();
  }
  return some.length;
}

function findAmong(some: readonly UnknownWords[]): FoundLanguages {
  const found = some.flatMap(({ id, text, language, locale }) => {
    const now = languageOf(text, locale === null ? null : languageOfLocale(locale));
    return now === null || now === language ? [] : { id, now };
  });
  return { ids: found.map(({ id }) => id), languages: found.map(({ now }) => now) };
}
