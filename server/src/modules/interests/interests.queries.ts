import type { Locale } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { pictureJson } from '../media/index.ts';
import { nameIn } from './interest-name.ts';

/** All interests, or one. */
export function selectInterests(db: Db, locale: Locale) {
  return db
    .selectFrom('interests')
    .select((query) => [
      'interests.id',
      'interests.slug',
      nameIn(locale).as('name'),
      'interests.kind',
      pictureJson(query.ref('interests.picture_media_id')).as('picture'),
    ])
    .orderBy('interests.position')
    .orderBy('interests.name');
}

/** The interests that are called otherwise in a language than by the name their operator gave. */
export async function selectOtherNames(db: Db, locale: Locale) {
  return db
    .selectFrom('interests')
    .select(['interests.slug', nameIn(locale).as('name')])
    .where(nameIn(locale), '<>', sql.ref<string>('interests.name'))
    .orderBy('interests.position')
    .orderBy('interests.name')
    .execute();
}

/** Ids of interests by slug; slugs that name none are absent. */
export async function findInterestIds(db: Db, slugs: readonly string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const rows = await db.selectFrom('interests').select(['id', 'slug']).where('slug', 'in', slugs).execute();
  return new Map(rows.map((row) => [row.slug, row.id]));
}

/** What a person chose, in the order of the catalogue of interests. */
export async function loadUserInterests(db: Db, userId: string, locale: Locale) {
  return db
    .selectFrom('user_interests')
    .innerJoin('interests', 'interests.id', 'user_interests.interest_id')
    .select(['interests.id', 'interests.slug', nameIn(locale).as('name')])
    .where('user_interests.user_id', '=', userId)
    .orderBy('interests.position')
    .orderBy('interests.name')
    .execute();
}
