import { sql, type SelectQueryBuilder } from 'kysely';
import type { DB } from '../../platform/db/index.ts';
import type { PageRequest } from '../../platform/http/index.ts';

/** Puts posts newest first and begins behind the page's cursor; one row more than the page tells of a next one. */
export function newestAfter(page: PageRequest) {
  return <O>(query: SelectQueryBuilder<DB, 'posts', O>): SelectQueryBuilder<DB, 'posts', O> => {
    const { after } = page;
    const begun =
      after === null
        ? query
        : query.where(sql<boolean>`(posts.created_at, posts.id) < (${after.at}, ${after.id})`);
    return begun
      .orderBy('posts.created_at', 'desc')
      .orderBy('posts.id', 'desc')
      .limit(page.limit + 1);
  };
}
