import type { Trx } from '../../platform/db/index.ts';
import { count, total } from './post-counters.ts';

/** A person and a post. */
export interface Reaction {
  postId: string;
  userId: string;
  now: Date;
}

/** Smiles at a post, once; returns the count. The row decides who was first, the count follows it. */
export async function smilePost(trx: Trx, { postId, userId, now }: Reaction): Promise<number> {
  const added = await trx
    .insertInto('smiles')
    .values({ post_id: postId, user_id: userId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 1n) await count(trx, { postId, userId, of: 'smiles', by: 1 });
  return total(trx, postId, 'smiles');
}

/** Takes a smile back; returns the count. */
export async function unsmilePost(trx: Trx, { postId, userId }: Reaction): Promise<number> {
  const removed = await trx
    .deleteFrom('smiles')
    .where('post_id', '=', postId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (removed.numDeletedRows === 1n) await count(trx, { postId, userId, of: 'smiles', by: -1 });
  return total(trx, postId, 'smiles');
}
