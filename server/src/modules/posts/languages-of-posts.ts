import { sql } from 'kysely';
import { recordChanges } from '../../platform/changes/index.ts';
import type { LanguageSearch } from '../../platform/words/index.ts';

/** Posts whose language is still to be found; what a poll asks and offers are its words, too. */
export const languagesOfPosts: LanguageSearch = {
  of: 'posts',
  read: (trx, { after, until, limit }) =>
    trx
      .selectFrom('posts')
      .innerJoin('users', 'users.id', 'posts.author_id')
      .leftJoin('polls', 'polls.post_id', 'posts.id')
      .select((query) => [
        'posts.id',
        'posts.language',
        'users.locale',
        sql<string>`concat_ws(e'\n', posts.text, polls.question, ${query
          .selectFrom('poll_options')
          .select(sql`string_agg(poll_options.text, e'\n')`.as('words'))
          .whereRef('poll_options.post_id', '=', 'posts.id')})`.as('text'),
      ])
      .where('posts.id', '>', after)
      .where('posts.id', '<=', until)
      .where('is_language_chosen', '=', false)
      .where((query) => query.or([query('language', 'is', null), query('language', '=', 'zh')]))
      .orderBy('posts.id')
      .limit(limit)
      .forUpdate('posts')
      .execute(),
  keep: async (trx, { ids, languages }) => {
    if (ids.length === 0) return;
    await sql`update posts set language = found.language
      from unnest(${ids}::uuid[], ${languages}::text[]) as found (id, language) where posts.id = found.id`.execute(
      trx,
    );
    await recordChanges(
      trx,
      ids.map((id) => ({ topic: 'post', subject: id })),
    );
  },
};
