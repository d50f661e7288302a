import type { ExpressionBuilder } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';
import type { PageRequest, TimePosition } from '../../platform/http/index.ts';
import { authorJson } from '../accounts/index.ts';
import { pictureJson } from '../media/index.ts';
import { newestAfter } from './newest-after.ts';
import { isVisible } from './visible-posts.ts';

/** The posts of these ids that may be shown, with what stands in one row each. */
export async function selectPosts(db: Db, ids: readonly string[]) {
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
    ])
    .where('posts.id', 'in', ids)
    .where(isVisible)
    .execute();
}

/** Interests of posts, in the author's order. */
export async function selectPostInterests(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('post_interests')
    .innerJoin('interests', 'interests.id', 'post_interests.interest_id')
    .select(['post_interests.post_id', 'interests.slug', 'interests.name'])
    .where('post_interests.post_id', 'in', ids)
    .orderBy('post_interests.position')
    .execute();
}

/** Photos of posts, in order. */
export async function selectPostPhotos(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('post_photos')
    .innerJoin('media', 'media.id', 'post_photos.media_id')
    .select([
      'post_photos.post_id',
      'post_photos.alt',
      'media.id',
      'media.width',
      'media.height',
      'media.thumbhash',
      'media.color',
      'media.variants',
    ])
    .where('post_photos.post_id', 'in', ids)
    .orderBy('post_photos.position')
    .execute();
}

/** Tags of posts, in order. */
export async function selectPostTags(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('tags')
    .select(['id', 'post_id', 'media_id', 'product_id', 'x', 'y', 'price_amount', 'price_currency'])
    .where('post_id', 'in', ids)
    .orderBy('position')
    .execute();
}

/** Products put into posts without a photo, in order; a review's product among them. */
export async function selectPostProducts(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('post_products')
    .select(['post_id', 'product_id'])
    .where('post_id', 'in', ids)
    .orderBy('position')
    .execute();
}

/** Options of polls with their votes, in order. */
export async function selectPollOptions(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('poll_options')
    .select((query) => [
      'id',
      'post_id',
      'text',
      'product_id',
      query
        .selectFrom('poll_votes')
        .whereRef('poll_votes.post_id', '=', 'poll_options.post_id')
        .whereRef('poll_votes.option_id', '=', 'poll_options.id')
        .select((count) => count.fn.countAll<number>().as('n'))
        .as('votes'),
    ])
    .where('post_id', 'in', ids)
    .orderBy('position')
    .execute();
}

/** The first comment of each post, as cards show it. */
export async function selectTopComments(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('comments')
    .distinctOn('post_id')
    .select((query) => ['id', 'post_id', 'text', authorJson(query.ref('comments.author_id')).as('author')])
    .where('post_id', 'in', ids)
    .where('deleted_at', 'is', null)
    .where('parent_id', 'is', null)
    .orderBy('post_id')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** What a signed-in viewer did with posts and their authors. */
export async function selectViewerMarks(db: Db, ids: readonly string[], viewerId: string) {
  return db
    .selectFrom('posts')
    .select((query) => [
      'posts.id',
      query
        .exists(
          query
            .selectFrom('smiles')
            .select('user_id')
            .whereRef('smiles.post_id', '=', 'posts.id')
            .where('user_id', '=', viewerId),
        )
        .as('smiled'),
      query
        .exists(
          query
            .selectFrom('saves')
            .select('user_id')
            .whereRef('saves.post_id', '=', 'posts.id')
            .where('user_id', '=', viewerId),
        )
        .as('saved'),
      query
        .exists(
          query
            .selectFrom('follows')
            .select('follower_id')
            .whereRef('follows.followed_id', '=', 'posts.author_id')
            .where('follower_id', '=', viewerId),
        )
        .as('follows_author'),
      query
        .selectFrom('poll_votes')
        .whereRef('poll_votes.post_id', '=', 'posts.id')
        .where('user_id', '=', viewerId)
        .select('option_id')
        .as('voted_option_id'),
    ])
    .where('posts.id', 'in', ids)
    .execute();
}

/** Ids of posts that show a product, newest first. */
export async function selectPostIdsOfProduct(
  db: Db,
  productId: string,
  page: PageRequest,
): Promise<TimePosition[]> {
  return db
    .selectFrom('posts')
    .select(['posts.id', 'posts.created_at as at'])
    .where(isVisible)
    .where('posts.id', 'in', showing(productId))
    .$call(newestAfter(page))
    .execute();
}

/** Ids of a person's posts, newest first. */
export async function selectPostIdsOfUser(
  db: Db,
  userId: string,
  page: PageRequest,
): Promise<TimePosition[]> {
  return db
    .selectFrom('posts')
    .select(['posts.id', 'posts.created_at as at'])
    .where(isVisible)
    .where('posts.author_id', '=', userId)
    .$call(newestAfter(page))
    .execute();
}

/** How many posts show a product. */
export async function countPostsOfProduct(db: Db, productId: string): Promise<number> {
  const row = await db
    .selectFrom('posts')
    .select((query) => query.fn.countAll<number>().as('n'))
    .where(isVisible)
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
