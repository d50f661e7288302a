import type { ExpressionBuilder } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';
import type { PageRequest, TimePosition } from '../../platform/http/index.ts';
import { newestAfter } from './newest-after.ts';
import type { Reader } from '../relations/index.ts';
import { isShownTo, isVisibleTo } from './visible-posts.ts';

/** Ids of posts that show a product, newest first. */
export async function selectPostIdsOfProduct(
  db: Db,
  productId: string,
  { page, reader }: { page: PageRequest; reader: Reader },
): Promise<TimePosition[]> {
  return db
    .selectFrom('posts')
    .select(['posts.id', 'posts.created_at as at'])
    .where(isShownTo(reader))
    .where('posts.id', 'in', showing(productId))
    .$call(newestAfter(page))
    .execute();
}

/** Ids of a person's posts, newest first. */
export async function selectPostIdsOfUser(
  db: Db,
  userId: string,
  { page, reader }: { page: PageRequest; reader: Reader },
): Promise<TimePosition[]> {
  return db
    .selectFrom('posts')
    .select(['posts.id', 'posts.created_at as at'])
    .where(isVisibleTo(reader))
    .where('posts.author_id', '=', userId)
    .$call(newestAfter(page))
    .execute();
}

/** How many posts show a product to a reader. */
export async function countPostsOfProduct(db: Db, productId: string, reader: Reader): Promise<number> {
  const row = await db
    .selectFrom('posts')
    .select((query) => query.fn.countAll<number>().as('n'))
    .where(isShownTo(reader))
    .where('posts.id', 'in', showing(productId))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Ids of the posts that show a product, by a tag or as one of their products. */
function showing(productId: string) {
  return (query: ExpressionBuilder<DB, 'posts'>) =>
    query
      .selectFrom('tags')
      .select('tags.post_id')
      .where('tags.product_id', '=', productId)
      .union(
        query
          .selectFrom('post_products')
          .select('post_products.post_id')
          .where('post_products.product_id', '=', productId),
      );
}
