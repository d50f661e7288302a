import type { ExpressionBuilder } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';
import type { PageRequest, TimePosition } from '../../platform/http/index.ts';
import { authorJson } from '../accounts/index.ts';
import { pictureJson } from '../media/index.ts';
import { newestAfter } from './newest-after.ts';
import { isVisibleTo, type Reader } from './visible-posts.ts';

/** The posts of these ids that the reader may be shown, with what stands in one row each. */
export async function selectPosts(db: Db, ids: readonly string[], reader: Reader) {
  return db
    .selectFrom('posts')
    .leftJoin('link_previews as link', 'link.post_id', 'posts.id')
    .leftJoin('polls as poll', 'poll.post_id', 'posts.id')
    .leftJoin('reviews as review', 'review.id', 'posts.review_id')
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom('post_counters')
          .whereRef('post_counters.post_id', '=', 'posts.id')
          .select((sum) => [
            sum.fn.sum<number>('smiles').as('smiles'),
            sum.fn.sum<number>('saves').as('saves'),
            sum.fn.sum<number>('comments').as('comments'),
            sum.fn.sum<number>('views').as('views'),
          ])
          .as('counter'),
      (join) => join.onTrue(),
    )
    .select((query) => [
      'posts.id',
      'posts.author_id',
      'posts.kind',
      'posts.text',
      'posts.created_at',
      'posts.edited_at',
      'posts.is_live',
      authorJson(query.ref('posts.author_id')).as('author'),
      'link.url as link_url',
      'link.title as link_title',
      'link.description as link_description',
      'link.site as link_site',
      pictureJson(query.ref('link.media_id')).as('link_picture'),
      'poll.question as poll_question',
      'poll.closes_at as poll_closes_at',
      'review.id as review_id',
      'review.product_id as review_product_id',
      'review.stars as review_stars',
      'review.title as review_title',
      'review.text as review_text',
      'review.is_verified_purchase as review_is_verified_purchase',
      'counter.smiles',
      'counter.saves',
      'counter.comments',
      'counter.views',
    ])
    .where('posts.id', 'in', ids)
    .where(isVisibleTo(reader))
    .execute();
}

/** Ids of posts that show a product, newest first. */
export async function selectPostIdsOfProduct(
  db: Db,
  productId: string,
  { page, reader }: { page: PageRequest; reader: Reader },
): Promise<TimePosition[]> {
  return db
    .selectFrom('posts')
    .select(['posts.id', 'posts.created_at as at'])
    .where(isVisibleTo(reader))
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

/** How many posts show a product. */
export async function countPostsOfProduct(db: Db, productId: string): Promise<number> {
  const row = await db
    .selectFrom('posts')
    .select((query) => query.fn.countAll<number>().as('n'))
    .where(isVisibleTo(null))
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
