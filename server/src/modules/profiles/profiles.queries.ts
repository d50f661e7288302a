import type { Db } from '../../platform/db/index.ts';
import { authorJson } from '../accounts/index.ts';
import { isVisibleTo } from '../posts/index.ts';
import { isPersonVisibleTo, type Reader } from '../relations/index.ts';

/** A person's public facts; `undefined` where nobody the reader may meet has the handle. */
export async function findProfile(db: Db, handle: string, reader: Reader) {
  return db
    .selectFrom('users')
    .select((query) => [
      'users.id',
      'bio',
      'created_at',
      authorJson(query.ref('users.id')).as('author'),
      query
        .selectFrom('posts')
        .whereRef('posts.author_id', '=', 'users.id')
        .where(isVisibleTo(null))
        .select((count) => count.fn.countAll<number>().as('n'))
        .as('post_count'),
    ])
    .where('handle', '=', handle)
    .where(isPersonVisibleTo(reader, 'users.id'))
    .executeTakeFirst();
}
