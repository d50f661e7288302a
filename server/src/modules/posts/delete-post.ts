import type { Trx } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';

/** Takes one's own post away from everybody. Throws `not_found` for the posts of others, too. */
export async function deletePost(
  trx: Trx,
  request: { postId: string; authorId: string; now: Date },
): Promise<void> {
  const deleted = await trx
    .updateTable('posts')
    .set({ deleted_at: request.now })
    .where('id', '=', request.postId)
    .where('author_id', '=', request.authorId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (deleted.numUpdatedRows === 0n) throw notFound('post');
}
