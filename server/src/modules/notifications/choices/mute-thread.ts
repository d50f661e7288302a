import type { Db, Trx } from '../../../platform/db/index.ts';

/** Tells a person no more about a post. */
export async function muteThread(trx: Trx, userId: string, postId: string, now: Date): Promise<void> {
  await trx
    .insertInto('muted_threads')
    .values({ user_id: userId, post_id: postId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Tells a person about a post again; what happened meanwhile stays untold. */
export async function unmuteThread(trx: Trx, userId: string, postId: string): Promise<void> {
  await trx.deleteFrom('muted_threads').where('user_id', '=', userId).where('post_id', '=', postId).execute();
}

/** Whether a person wants to hear no more about a post. */
export async function isThreadMuted(db: Db, userId: string, postId: string): Promise<boolean> {
  const row = await db
    .selectFrom('muted_threads')
    .select('post_id')
    .where('user_id', '=', userId)
    .where('post_id', '=', postId)
    .executeTakeFirst();
  return row !== undefined;
}
