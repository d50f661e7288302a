import { setTimeout as delay } from 'node:timers/promises';
import { limits, type Locale, type UploadedMedia, type UploadPurpose } from '@spark/contract';
import { newId, type Db, type Trx } from '../../platform/db/index.ts';
import { localeOf, notFound, ProblemError, type Handlers } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import type { Services } from '../../platform/services.ts';
import { editPhoto } from './edit-photo.ts';
import { countUnused, findUploads, holdUploads } from './media.queries.ts';
import { uploadedMediaView } from './media.view.ts';
import { receiveFile, requireRoom } from './receive-file.ts';
import { takeUpload } from './take-upload.ts';

// Programs want all variants in one answer; people use the other way in, which does not wait.
const patienceMs = 10_000;
const pauseMs = 150;

/** Answers the calls about media. */
export function mediaHandlers(
  services: Pick<Services, 'db' | 'store' | 'vault' | 'decoder'>,
): Handlers<'uploadMedia' | 'getMedia' | 'editMedia'> {
  const { db, vault } = services;
  return {
    uploadMedia: async ({ request, query, viewer: { userId }, now, createOnce }) => {
      const id = newId();
      const purpose = query.for ?? 'post';
      if (purpose !== 'post') await requireFewUnused(db, userId);
      await requireRoom(services, limits.uploadBytes);
      await receiveFile(request, vault, id);
      // Looking at it can be repeated; only the recording has to happen once.
      const upload = await takeUpload(services, { id, ownerId: userId, purpose, now }, (record, hash) =>
        // The same key for the same photo, but for something else, is another request.
        createOnce((trx) => recordFew(trx, { record, purpose, ownerId: userId }), `${purpose} ${hash}`),
      ).catch(async (error: unknown) => {
        // After any other error it may be recorded all the same; the sweep knows.
        if (error instanceof ProblemError) await vault.remove(id);
        throw error;
      });
      if (upload.id !== id) await vault.remove(id);
      return untilSettled(db, upload, { ownerId: userId, locale: localeOf(request) });
    },
    getMedia: async ({ params, viewer, request }) => {
      const [row] = await findUploads(db, [params.id], viewer.userId);
      if (row === undefined) throw notFound('photo');
      return uploadedMediaView(row, localeOf(request));
    },
    editMedia: ({ params, body, viewer }) =>
      editPhoto(services, { id: params.id, ownerId: viewer.userId, edit: body }),
  };
}

/** Records an upload; of those that came at once, and were let in by the same count, no more than there may be. */
async function recordFew(
  trx: Trx,
  {
    record,
    purpose,
    ownerId,
  }: { record: (trx: Trx) => Promise<UploadedMedia>; purpose: UploadPurpose; ownerId: string },
): Promise<UploadedMedia> {
  if (purpose !== 'post') {
    await holdUploads(trx, ownerId);
    await requireFewUnused(trx, ownerId);
  }
  return record(trx);
}

/** What everybody may upload would fill the disk of a shop quickly, were it not for this. Throws `rate_limited`. */
async function requireFewUnused(db: Db, ownerId: string): Promise<void> {
  if ((await countUnused(db, ownerId)) < limits.unusedPhotos) return;
  throw new ProblemError(
    'rate_limited',
    say`You have uploaded ${limits.unusedPhotos} photos that are part of nothing yet. Use some of them, or come back in two days.`,
    { headers: { 'retry-after': '3600' } },
  );
}

/** The upload once it is ready or failed, or as it is when that takes long. */
async function untilSettled(
  db: Db,
  upload: UploadedMedia,
  { ownerId, locale }: { ownerId: string; locale: Locale },
): Promise<UploadedMedia> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const [row] = await findUploads(db, [upload.id], ownerId);
    // Swept long ago, when a remembered answer is asked for again.
    if (row === undefined) return upload;
    const latest = uploadedMediaView(row, locale);
    if (latest.state !== 'processing' || Date.now() > deadline) return latest;
    await delay(pauseMs);
  }
}
