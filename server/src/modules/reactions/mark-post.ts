import type { Trx } from '../../platform/db/index.ts';
import { count, total } from './post-counters.ts';

/** A person and a post. */
export interface Reaction {
  postId: string;
  userId: string;
  now: Date;
}

/** What a person can give a post once and take back. */
export type Mark = 'smiles' | 'saves';

/** Gives a mark, once; returns the count. The row decides who was first, the count follows it. */
export async function giveMark(trx: Trx, mark: Mark, { postId, userId, now }: Reaction): Promise<number> {
  const added = await trx
    .insertInto(mark)
    .values({ post_id: postId, user_id: userId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 1n) await count(trx, { postId, userId, of: mark, by: 1 });
  return total(trx, postId, mark);
}

/** Takes a mark back; returns the count. */
export async function takeMark(trx: Trx, mark: Mark, { postId, userId }: Reaction): Promise<number> {
  const removed = await trx
    .deleteFrom(mark)
    .where('post_id', '=', postId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (removed.numDeletedRows === 1n) await count(trx, { postId, userId, of: mark, by: -1 });
  return total(trx, postId, mark);
}
