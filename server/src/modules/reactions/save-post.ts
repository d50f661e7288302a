import type { Trx } from '../../platform/db/index.ts';
import { count, total } from './post-counters.ts';
import type { Reaction } from './smile-post.ts';

/** Saves a post, once; returns the count. */
export async function savePost(trx: Trx, { postId, userId, now }: Reaction): Promise<number> {
  const added = await trx
    .insertInto('saves')
    .values({ post_id: postId, user_id: userId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 1n) await count(trx, { postId, userId, of: 'saves', by: 1 });
  return total(trx, postId, 'saves');
}

/** Takes a post out of the saved ones; returns the count. */
export async function unsavePost(trx: Trx, { postId, userId }: Reaction): Promise<number> {
  const removed = await trx
    .deleteFrom('saves')
    .where('post_id', '=', postId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (removed.numDeletedRows === 1n) await count(trx, { postId, userId, of: 'saves', by: -1 });
  return total(trx, postId, 'saves');
}
