import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { authorJson } from '../accounts/index.ts';
import { storefrontNameOf } from '../creators/index.ts';
import { isVisibleTo } from '../posts/index.ts';
import { isPersonVisibleTo, type Reader } from '../relations/index.ts';

/**
 * A person's public facts; `undefined` where the handle, or former handle, leads to nobody the reader may meet.
 */
export async function findProfile(db: Db, handle: string, reader: Reader) {
  return db
    .selectFrom('handles')
    .innerJoin('users', 'users.id', 'handles.user_id')
    .select((query) => [
      'users.id',
      'users.bio',
      'users.created_at',
      authorJson(query.ref('users.id')).as('author'),
      query
        .selectFrom('posts')
        .whereRef('posts.author_id', '=', 'users.id')
        .where(isVisibleTo(null))
        .select((count) => count.fn.countAll<number>().as('n'))
        .as('post_count'),
      query
        .selectFrom('reviews')
        .whereRef('reviews.author_id', '=', 'users.id')
        .select((count) => count.fn.countAll<number>().as('n'))
        .as('review_count'),
      query
        .selectFrom('lists')
        .whereRef('lists.owner_id', '=', 'users.id')
        .where(sql<boolean>`(lists.is_public or lists.owner_id = ${reader?.userId ?? null})`)
        .select((count) => count.fn.countAll<number>().as('n'))
        .as('list_count'),
      storefrontNameOf(query.ref('users.id')).as('storefront'),
    ])
    .where('handles.handle', '=', handle)
    .where(isPersonVisibleTo(reader, 'users.id'))
    .executeTakeFirst();
}
