import type { UploadedMedia } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import type { MediaStore } from '../../platform/storage/index.ts';
import { createMedia } from './create-media.ts';
import { pictureView } from './media.view.ts';
import { renderPicture, type RenderedPicture } from './render-picture.ts';
import { isHeic, sniffFormat } from './sniff-format.ts';

/** Takes a photo from a person. Throws `unsupported_media` for bytes that are no picture Spark can read. */
export async function uploadMedia(
  { db, store }: { db: Db; store: MediaStore },
  upload: { ownerId: string; bytes: Uint8Array; now: Date },
): Promise<UploadedMedia> {
  const picture = await readPicture(store, upload.bytes);
  const id = await createMedia(db, picture, {
    ownerId: upload.ownerId,
    purpose: 'post',
    isAttached: false,
    now: upload.now,
  });
  return { id, ...pictureView(picture) };
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
  return new ProblemError('unsupported_media', 'This picture is damaged and cannot be read.', {
    cause: error,
  });
}
