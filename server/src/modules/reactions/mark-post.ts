import { recordChanges, wholeSeconds, type Response } from '../../platform/changes/index.ts';
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

const responseOf: Readonly<Record<Mark, Response>> = { smiles: 'smile', saves: 'save' };

/** Gives a mark, once; returns the count. The row decides who was first, the count follows it. */
export async function giveMark(trx: Trx, mark: Mark, { postId, userId, now }: Reaction): Promise<number> {
  const added = await trx
    .insertInto(mark)
    .values({ post_id: postId, user_id: userId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 1n) await change(trx, mark, { postId, userId, by: 1, at: now });
  return total(trx, postId, mark);
}

/** Takes a mark back; returns the count. */
export async function takeMark(trx: Trx, mark: Mark, { postId, userId }: Reaction): Promise<number> {
  const removed = await trx
    .deleteFrom(mark)
    .where('post_id', '=', postId)
    .where('user_id', '=', userId)
    .returning('created_at')
    .executeTakeFirst();
  if (removed !== undefined) await change(trx, mark, { postId, userId, by: -1, at: removed.created_at });
  return total(trx, postId, mark);
}

async function change(
  trx: Trx,
  mark: Mark,
  { postId, userId, by, at }: { postId: string; userId: string; by: 1 | -1; at: Date },
): Promise<void> {
  await count(trx, { postId, userId, of: mark, by });
  const detail = { person: userId, response: responseOf[mark], by, at: wholeSeconds(at) };
  await recordChanges(trx, [{ topic: 'response', subject: postId, detail }]);
}
