import type { ExpressionBuilder } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';

/**
 * The one predicate every read of posts goes through: which posts may be shown at all. Use it as
 * `.where(isVisible)` on any query that reads from `posts`.
 */
export function isVisible(query: ExpressionBuilder<DB, 'posts'>) {
  return query('posts.deleted_at', 'is', null);
}

/** Throws `not_found` when a post is not there or may not be shown. */
export async function checkPostVisible(db: Db, id: string): Promise<void> {
  const post = await db
    .selectFrom('posts')
    .select('posts.id')
    .where('posts.id', '=', id)
    .where(isVisible)
    .executeTakeFirst();
  if (post === undefined) throw notFound('post');
}
