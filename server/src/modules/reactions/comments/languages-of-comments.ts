import { sql } from 'kysely';
import { recordChanges } from '../../../platform/changes/index.ts';
import type { LanguageSearch } from '../../../platform/words/index.ts';

/** Comments whose language is still to be found. */
export const languagesOfComments: LanguageSearch = {
  of: 'comments',
  read: (trx, { after, until, limit }) =>
    trx
      .selectFrom('comments')
      .innerJoin('users', 'users.id', 'comments.author_id')
      .select(['comments.id', 'comments.text', 'comments.language', 'users.locale'])
      .where('comments.id', '>', after)
      .where('comments.id', '<=', until)
      .where('comments.deleted_at', 'is', null)
      .where('is_language_chosen', '=', false)
      .where((query) => query.or([query('language', 'is', null), query('language', '=', 'zh')]))
      .orderBy('comments.id')
      .limit(limit)
      .forUpdate('comments')
      .execute(),
  keep: async (trx, { ids, languages }) => {
    if (ids.length === 0) return;
    await sql`update comments set language = found.language
      from unnest(${ids}::uuid[], ${languages}::text[]) as found (id, language) where comments.id = found.id`.execute(
      trx,
    );
    // A card shows the first comment of its post.
    const posts = await trx
      .selectFrom('comments')
      .select('post_id')
      .distinct()
      .where('id', 'in', ids)
      .execute();
    await recordChanges(
      trx,
      posts.map(({ post_id: id }) => ({ topic: 'post', subject: id })),
    );
  },
};
