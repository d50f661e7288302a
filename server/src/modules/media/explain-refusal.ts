import type { ProblemCode } from '@spark/contract';
import { PictureRefusal, type RefusalReason } from '../../platform/decoder/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import { say, type Sentence } from '../../platform/sentences/index.ts';
import { isDiskFull } from '../../platform/storage/index.ts';

const refusals: Record<RefusalReason, { code: ProblemCode; sentence: Sentence }> = {
  unknown_format: {
    code: 'unsupported_media',
    sentence: say`This is not a JPEG, PNG, WebP, AVIF or GIF picture. Save it as JPEG and choose it again.`,
  },
  heic: {
    code: 'unsupported_media',
    sentence: say`HEIC photos cannot be read here. Save it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible) and choose it again.`,
  },
  damaged: {
    code: 'unsupported_media',
    sentence: say`This picture is damaged and cannot be read. Choose another copy of it.`,
  },
  too_many_pixels: {
    code: 'too_large',
    sentence: say`This photo has more than 50 megapixels. Save it smaller and choose it again.`,
  },
  too_long: {
    code: 'too_large',
    sentence: say`This photo is too long and narrow to be shown. Cut it and choose it again.`,
  },
  too_costly: {
    code: 'too_large',
    sentence: say`This photo takes too long to read. Save it as a smaller JPEG and choose it again.`,
  },
};

/** What the owner of a refused picture is told. */
export function describeRefusal({ reason }: PictureRefusal): Sentence {
  return refusals[reason].sentence;
}

/** There is no room for more pictures; whatever needs none goes on. */
export function storageFull(cause?: unknown): ProblemError {
  return new ProblemError(
    'storage_full',
    say`There is no room for more photos right now. Posts without photos still work; try the photo again later.`,
    { cause },
  );
}

/** Turns a refused picture and a full disk into their problems, and leaves every other error as it is. */
export function explainRefusal(error: unknown): unknown {
  if (isDiskFull(error)) return storageFull(error);
  if (!(error instanceof PictureRefusal)) return error;
  const { code, sentence } = refusals[error.reason];
  return new ProblemError(code, sentence, { cause: error });
}
