import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import type { AuthoredPost } from './close-poll.ts';
import { picturesOf } from './post-media.ts';

/**
 * Lets others see the post of a photo that became ready, once all its photos are. Returns the post the photo is part of;
 * `null` where it is part of none.
 */
export async function settlePhoto(trx: Trx, mediaId: string): Promise<AuthoredPost | null> {
  // Locked, so that of two photos that settle at once the second sees what became of the first.
  const post = await trx
    .selectFrom('posts')
    .select(['posts.id', 'posts.author_id'])
    .where('posts.id', 'in', (query) =>
      query
        .selectFrom('post_photos')
        .select('post_photos.post_id')
        .where('post_photos.media_id', '=', mediaId)
        .union(
          query
            .selectFrom('poll_options')
            .select('poll_options.post_id')
            .where('poll_options.media_id', '=', mediaId),
        ),
    )
    .forUpdate()
    .executeTakeFirst();
  if (post === undefined) return null;
  await showWhenReady(trx, post.id);
  await recordChanges(trx, [{ topic: 'post', subject: post.id }]);
  return { postId: post.id, authorId: post.author_id };
}

/** Lets others see a post if none of its photos is being worked at or failed. */
export async function showWhenReady(trx: Trx, postId: string): Promise<void> {
  const shown = await trx
    .updateTable('posts')
    .set({ is_live: true })
    .where('id', '=', postId)
    .where('is_live', '=', false)
    .where((query) =>
      query.not(
        query.exists(
          query
            .selectFrom('media')
            .select('media.id')
            .where('media.id', 'in', picturesOf(postId))
            .where('media.state', '<>', 'ready'),
        ),
      ),
    )
    .returning('author_id')
    .executeTakeFirst();
  if (shown !== undefined) await tellPublished(trx, postId, shown.author_id);
}

/** Notes that others see a post from now on. */
export async function tellPublished(trx: Trx, postId: string, authorId: string): Promise<void> {
  await recordChanges(trx, [{ topic: 'published', subject: postId, detail: { person: authorId } }]);
}
