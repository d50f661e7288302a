import { sql } from 'kysely';
import type { LanguageSearch } from '../../platform/words/index.ts';
import type { TellReviews } from './own-review.ts';

/** Reviews whose language is still to be found. */
export function languagesOfReviews(tell: TellReviews): LanguageSearch {
  return {
    of: 'reviews',
    read: (trx, { after, until, limit }) =>
      trx
        .selectFrom('reviews')
        .innerJoin('users', 'users.id', 'reviews.author_id')
        .select([
          'reviews.id',
          'reviews.language',
          'users.locale',
          sql<string>`concat_ws(e'\n', reviews.title, reviews.text)`.as('text'),
        ])
        .where('reviews.id', '>', after)
        .where('reviews.id', '<=', until)
        .where('is_language_chosen', '=', false)
        .where((query) => query.or([query('language', 'is', null), query('language', '=', 'zh')]))
        .orderBy('reviews.id')
        .limit(limit)
        .forUpdate('reviews')
        .execute(),
    keep: async (trx, { ids, languages }) => {
      if (ids.length === 0) return;
      await sql`update reviews set language = found.language
        from unnest(${ids}::uuid[], ${languages}::text[]) as found (id, language) where reviews.id = found.id`.execute(
        trx,
      );
      await tell(trx, ids);
    },
  };
}
