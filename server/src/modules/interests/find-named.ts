import type { Locale } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { nameIn } from './interest-name.ts';
import { foldWords, queryOf, splitWords } from '../../platform/words/index.ts';

const mostFound = 3;

/** The interests whose name has what was typed so far. There are some hundred: they are all looked at. */
export async function findInterestsNamed(
  db: Db,
  q: string,
  locale: Locale,
): Promise<{ slug: string; name: string }[]> {
  const words = splitWords(await foldWords(db, q));
  if (words.length === 0) return [];
  return db
    .selectFrom('interests')
    .select(['slug', nameIn(locale).as('name')])
    .where(sql<boolean>`words_of(${nameIn(locale)}) @@ ${queryOf(words)}::tsquery`)
    .orderBy('position')
    .orderBy('name')
    .limit(mostFound)
    .execute();
}
