import { Type } from 'typebox';
import { recordChanges } from '../../platform/changes/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../platform/jobs/index.ts';

/** A post something happened to, and whose it is. */
export interface AuthoredPost {
  postId: string;
  authorId: string;
}

const closePoll = jobType({
  name: 'close-poll',
  payload: Type.Object({ postId: Type.String() }),
  maxAttempts: 10,
});

/** Queues what happens when a poll closes. That nobody can vote any more needs no job: the time says so. */
export async function enqueueClosing(trx: Trx, postId: string, closesAt: Date): Promise<void> {
  await enqueue(trx, closePoll, { postId }, { key: postId, runAt: closesAt });
}

/**
 * Notes once that a poll has closed; whoever is given hears of it within the same transaction. Also of a deleted one: what
 * is told about it shows itself only if it is restored.
 */
export function closePollJob(
  db: Db,
  onClosed: (trx: Trx, post: AuthoredPost & { now: Date }) => Promise<unknown>,
): QueuedJob {
  return handleJob(closePoll, ({ postId }, { now }) =>
    db.transaction().execute(async (trx) => {
      const closed = await trx
        .updateTable('polls')
        .from('posts')
        .set({ closed_at: now })
        .where('polls.post_id', '=', postId)
        .whereRef('posts.id', '=', 'polls.post_id')
        .where('polls.closes_at', '<=', now)
        .where('polls.closed_at', 'is', null)
        .returning('posts.author_id')
        .executeTakeFirst();
      if (closed === undefined) return { postId, outcome: 'nothing to do' };
      await recordChanges(trx, [{ topic: 'post', subject: postId }]);
      await onClosed(trx, { postId, authorId: closed.author_id, now });
      return { postId, outcome: 'closed' };
    }),
  );
}
