import type { Db } from '../../platform/db/index.ts';
import { authorJson } from '../accounts/index.ts';
import { pictureJson } from '../media/index.ts';

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
      'media.state',
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
      pictureJson(query.ref('poll_options.media_id')).as('picture'),
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

/** Products of posts whose authors want nothing else shown for them. */
export async function selectVetoes(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('healing_vetoes')
    .select(['post_id', 'product_id'])
    .where('post_id', 'in', ids)
    .execute();
}

/** Handles of the people the texts of posts mention. */
export async function selectMentions(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('post_mentions')
    .innerJoin('users', 'users.id', 'post_mentions.user_id')
    .select(['post_mentions.post_id', 'users.handle'])
    .where('post_mentions.post_id', 'in', ids)
    .orderBy('users.handle')
    .execute();
}
