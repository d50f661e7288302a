import type { UploadedMedia } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import type { MediaStore } from '../../platform/storage/index.ts';
import { createMedia } from './create-media.ts';
import { uploadedMediaView } from './media.view.ts';
import { renderPicture, type RenderedPicture } from './render-picture.ts';
import { isHeic, sniffFormat } from './sniff-format.ts';

/** Puts a photo among a person's unused uploads. */
export async function uploadMedia(
  trx: Trx,
  { picture, ownerId, now }: { picture: RenderedPicture; ownerId: string; now: Date },
): Promise<UploadedMedia> {
  const id = await createMedia(trx, picture, { ownerId, purpose: 'post', isAttached: false, now });
  return uploadedMediaView({ id, state: 'ready', failure: null, edit: null, ...picture });
}

/** Decodes and stores a stranger's picture. Throws `unsupported_media`, `too_large` or `storage_full`. */
export async function readPicture(store: MediaStore, bytes: Uint8Array): Promise<RenderedPicture> {
  if (isHeic(bytes)) {
    throw new ProblemError(
      'unsupported_media',
      'HEIC photos cannot be read here. Save it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible) and choose it again.',
    );
  }
  if (sniffFormat(bytes) === null) {
    throw new ProblemError('unsupported_media', 'This is not a JPEG, PNG, WebP, AVIF or GIF picture.');
  }
  try {
    return await renderPicture(store, bytes);
  } catch (error) {
    throw translate(error);
  }
}

function translate(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if ('code' in error && error.code === 'ENOSPC') {
    return new ProblemError('storage_full', 'There is no room left for pictures right now.', {
      cause: error,
    });
  }
  // Trouble of the file system has a code, what libvips says about the bytes has none.
  if ('code' in error) return error;
  if (/pixel limit/i.test(error.message)) {
    return new ProblemError('too_large', 'This photo has more than 50 megapixels.', { cause: error });
  }
  if (/too large for the \w+ format/i.test(error.message)) {
    return new ProblemError('too_large', 'This photo is longer or wider than 16,000 pixels.', {
      cause: error,
    });
  }
  return new ProblemError('unsupported_media', 'This picture is damaged and cannot be read.', {
    cause: error,
  });
}
