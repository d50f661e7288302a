import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';

/** Whose the things are that changes name. What is not there, or nobody sees yet, is absent. */
export interface Named {
  /** Authors of posts. */
  posts: Map<string, string>;
  /** Authors of comments. */
  comments: Map<string, string>;
  reviews: Map<string, { authorId: string; productId: string }>;
}

/** Looks up whose some posts, comments and reviews are. */
export async function loadNamed(
  db: Db,
  ids: { posts: string[]; comments: string[]; reviews: string[] },
): Promise<Named> {
  const posts =
    ids.posts.length === 0
      ? []
      : await db
          .selectFrom('posts')
          .select(['id', 'author_id'])
          .where('id', '=', sql<string>`any(${ids.posts}::uuid[])`)
          .where('deleted_at', 'is', null)
          .where('is_live', '=', true)
          .execute();
  const comments =
    ids.comments.length === 0
      ? []
      : await db
          .selectFrom('comments')
          .select(['id', 'author_id'])
          .where('id', '=', sql<string>`any(${ids.comments}::uuid[])`)
          .where('deleted_at', 'is', null)
          .execute();
  const reviews =
    ids.reviews.length === 0
      ? []
      : await db
          .selectFrom('reviews')
          .select(['id', 'author_id', 'product_id'])
          .where('id', '=', sql<string>`any(${ids.reviews}::uuid[])`)
          .execute();
  return {
    posts: new Map(posts.map(({ id, author_id: authorId }) => [id, authorId])),
    comments: new Map(
      comments.flatMap(({ id, author_id: authorId }) => (authorId === null ? [] : [[id, authorId]])),
    ),
    reviews: new Map(
      reviews.map(({ id, author_id: authorId, product_id: productId }) => [id, { authorId, productId }]),
    ),
  };
}
