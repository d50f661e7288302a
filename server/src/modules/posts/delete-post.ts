import { limits } from '@spark/contract';
import { Type } from 'typebox';
import { recordChanges } from '../../platform/changes/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../platform/jobs/index.ts';
import { releaseMedia } from '../media/index.ts';
import { lockPictures } from './post-media.ts';

/** A person's post and the time of asking. */
interface OwnPost {
  postId: string;
  authorId: string;
  now: Date;
}

/** The tap on "Undo" in the last of the ten seconds still has to arrive. */
const graceMs = 10_000;
const restorableMs = limits.undoDeleteSeconds * 1_000 + graceMs;

const purgePost = jobType({
  name: 'purge-post',
  payload: Type.Object({ postId: Type.String() }),
  maxAttempts: 10,
});

/**
 * Takes one's own post away from everybody at once, and for good when the time to restore it has passed. Throws
 * `not_found` for the posts of others, too.
 */
export async function deletePost(trx: Trx, { postId, authorId, now }: OwnPost): Promise<void> {
  const deleted = await trx
    .updateTable('posts')
    .set({ deleted_at: now })
    .where('id', '=', postId)
    .where('author_id', '=', authorId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (deleted.numUpdatedRows === 0n) throw notFound('post');
  await recordChanges(trx, [{ topic: 'post', subject: postId }]);
  const runAt = new Date(now.getTime() + restorableMs);
  await enqueue(trx, purgePost, { postId }, { key: postId, runAt });
}

/** Takes a deletion back that is some seconds old. Throws `not_found` when it is too late. */
export async function restorePost(trx: Trx, { postId, authorId, now }: OwnPost): Promise<void> {
  const restored = await trx
    .updateTable('posts')
    .set({ deleted_at: null })
    .where('id', '=', postId)
    .where('author_id', '=', authorId)
    .where('deleted_at', '>', new Date(now.getTime() - restorableMs))
    .executeTakeFirst();
  if (restored.numUpdatedRows === 0n) throw notFound('post');
  await recordChanges(trx, [{ topic: 'post', subject: postId }]);
}

/**
 * Removes a post whose deletion can no longer be taken back, with all that belongs to it; its pictures are handed back. What
 * others keep about it goes by `forgetElsewhere`, before it.
 */
export function purgePostJob(db: Db, forgetElsewhere: (postId: string) => Promise<unknown>): QueuedJob {
  return handleJob(purgePost, async ({ postId }, { now }) => {
    const until = new Date(now.getTime() - restorableMs);
    const gone = await db
      .selectFrom('posts')
      .select('id')
      .where('id', '=', postId)
      .where('deleted_at', '<=', until)
      // Whoever takes it back at this moment is waited for.
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (gone === undefined) return { postId, outcome: 'nothing to do' };
    await forgetElsewhere(postId);
    return db.transaction().execute(async (trx) => {
      const pictures = await lockPictures(trx, postId);
      const purged = await trx
        .deleteFrom('posts')
        .where('id', '=', postId)
        .where('deleted_at', '<=', until)
        .executeTakeFirst();
      if (purged.numDeletedRows === 0n) return { postId, outcome: 'nothing to do' };
      await releaseMedia(trx, pictures);
      return { postId, outcome: 'purged', pictures: pictures.length };
    });
  });
}
