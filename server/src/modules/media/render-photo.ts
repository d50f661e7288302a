import type { MediaState } from '@spark/contract';
import { Type } from 'typebox';
import type { Trx } from '../../platform/db/index.ts';
import { PictureRefusal } from '../../platform/decoder/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../platform/jobs/index.ts';
import type { Services } from '../../platform/services.ts';
import { say, speak } from '../../platform/sentences/index.ts';
import { isDiskFull } from '../../platform/storage/index.ts';
import { looksOf } from './create-media.ts';
import { describeRefusal } from './explain-refusal.ts';
import { keepFiles } from './keep-files.ts';

type PhotoServices = Pick<Services, 'db' | 'store' | 'vault' | 'decoder'>;

/** Hears, within the same transaction, that a photo is ready or failed for good. */
export type PhotoSettled = (trx: Trx, photo: { mediaId: string; state: MediaState }) => Promise<unknown>;

const renderPhoto = jobType({
  name: 'render-photo',
  payload: Type.Object({ mediaId: Type.String() }),
  // The queue waits longer each time: half an hour in all.
  maxAttempts: 8,
});

const diskFullPauseMs = 5 * 60_000;

/** Queues the making of all renditions of a photo. */
export async function enqueueRendering(trx: Trx, mediaId: string, runAt?: Date): Promise<void> {
  await enqueue(trx, renderPhoto, { mediaId }, { key: mediaId, ...(runAt === undefined ? {} : { runAt }) });
}

/** Makes all renditions of a photo that is being worked at; then it is ready, or failed with a sentence why. */
export function renderPhotoJob(services: PhotoServices, onSettled: PhotoSettled): QueuedJob {
  const { db } = services;
  return handleJob(renderPhoto, async ({ mediaId }, { now, isLast }) => {
    try {
      return { mediaId, outcome: await render(services, mediaId, onSettled) };
    } catch (error) {
      if (isDiskFull(error)) {
        // Room may come back much later than a job is tried.
        const runAt = new Date(now.getTime() + diskFullPauseMs);
        await db.transaction().execute((trx) => enqueueRendering(trx, mediaId, runAt));
        return { mediaId, outcome: 'waits for room' };
      }
      const failure = failureOf(error, isLast);
      if (failure === null) throw error;
      await db.transaction().execute(async (trx) => {
        if ((await lockPhoto(trx, mediaId)) === null) return;
        await trx.updateTable('media').set({ state: 'failed', failure }).where('id', '=', mediaId).execute();
        await onSettled(trx, { mediaId, state: 'failed' });
      });
      return { mediaId, outcome: 'failed', failure };
    }
  });
}

async function render(
  { db, store, vault, decoder }: PhotoServices,
  mediaId: string,
  onSettled: PhotoSettled,
) {
  const photo = await db
    .selectFrom('media')
    .select(['original_key', 'edit', 'content_hash'])
    .where('id', '=', mediaId)
    .where('state', '=', 'processing')
    .executeTakeFirst();
  if (photo === undefined || photo.original_key === null) return 'nothing to do';
  const { original_key: key, edit, content_hash: contentHash } = photo;
  return store.withBench(async (folder) => {
    const picture = await decoder.render({ file: vault.pathOf(key), folder, edit, ladder: 'whole' });
    return db.transaction().execute(async (trx) => {
      // Edited meanwhile, it is another job's.
      if ((await lockPhoto(trx, mediaId)) !== contentHash) return 'outdated';
      const kept = await keepFiles(trx, store, { contentHash, picture });
      await trx
        .updateTable('media')
        .set({ state: 'ready', ...looksOf(kept) })
        .where('id', '=', mediaId)
        .execute();
      await onSettled(trx, { mediaId, state: 'ready' });
      return 'ready';
    });
  });
}

/**
 * Makes whoever puts the photo into a post at this moment wait, or waits for them: one of the two sees what the other did.
 * Returns the content that is being worked at.
 */
async function lockPhoto(trx: Trx, mediaId: string): Promise<string | null> {
  const photo = await trx
    .selectFrom('media')
    .select('content_hash')
    .where('id', '=', mediaId)
    .where('state', '=', 'processing')
    .forUpdate()
    .executeTakeFirst();
  return photo?.content_hash ?? null;
}

function failureOf(error: unknown, isLast: boolean): string | null {
  // On a busy machine too much time may pass; another try may do.
  const mayPass = !(error instanceof PictureRefusal) || error.reason === 'too_costly';
  if (mayPass && !isLast) return null;
  if (error instanceof PictureRefusal) return speak('en', describeRefusal(error));
  return speak('en', say`This photo could not be made ready. Choose it again.`);
}
