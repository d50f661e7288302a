import type { Db } from '../../platform/db/index.ts';
import { isVisibleTo } from './visible-posts.ts';

/** Who wrote which of these posts; those that are not there, or not shown to everybody, are absent. */
export async function findAuthors(db: Db, postIds: readonly string[]): Promise<Map<string, string>> {
  if (postIds.length === 0) return new Map();
  const posts = await db
    .selectFrom('posts')
    .select(['posts.id', 'posts.author_id'])
    .where('posts.id', 'in', postIds)
    .where(isVisibleTo(null))
    .execute();
  return new Map(posts.map((post) => [post.id, post.author_id]));
}
