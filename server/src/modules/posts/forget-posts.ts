import { recordChanges } from '../../platform/changes/index.ts';
import { inPortions, type Db, type Trx } from '../../platform/db/index.ts';
import { releaseMedia } from '../media/index.ts';
import { lockPictures } from './post-media.ts';

const portion = 20;

/** Removes all posts of somebody who leaves, with all that belongs to them. Can be taken up where it stopped. */
export function forgetPosts(db: Db, userId: string): Promise<number> {
  return inPortions(db, async (trx) => {
    const posts = await trx
      .selectFrom('posts')
      .select('id')
      .where('author_id', '=', userId)
      .orderBy('id')
      .limit(portion)
      .execute();
    for (const { id } of posts) {
      const pictures = await lockPictures(trx, id);
      await trx.deleteFrom('posts').where('id', '=', id).execute();
      await releaseMedia(trx, pictures);
    }
    await recordChanges(
      trx,
      posts.map(({ id }) => ({ topic: 'post', subject: id })),
    );
    return posts.length;
  });
}

/**
 * Tells that somebody's posts and comments may be seen no more, or again: their author is leaving, or has come back. What
 * is counted of a post they commented on is another number then.
 */
export async function tellPostsOf(trx: Trx, userId: string): Promise<void> {
  const posts = await trx
    .selectFrom('posts')
    .select('id')
    .where('author_id', '=', userId)
    .where('deleted_at', 'is', null)
    .union(
      trx
        .selectFrom('comments')
        .select('post_id as id')
        .where('author_id', '=', userId)
        .where('deleted_at', 'is', null),
    )
    .execute();
  await recordChanges(
    trx,
    posts.map(({ id }) => ({ topic: 'post', subject: id })),
  );
}
