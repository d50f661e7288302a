import { ERRORS } from '@tus/server';
import { notFound, ProblemError } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { explainRefusal } from '../explain-refusal.ts';
import { tooLarge } from '../receive-file.ts';

/** Turns what the protocol's library refuses into our problems; our own refusals stay as they are. */
export function explainUploadError(error: unknown): unknown {
  // While bytes come in, the library throws an error of its own.
  if (error instanceof Error && 'status_code' in error && error.status_code === 413) return tooLarge();
  switch (error) {
    case ERRORS.FILE_NOT_FOUND:
    case ERRORS.FILE_NO_LONGER_EXISTS:
      return notFound('upload');
    case ERRORS.INVALID_OFFSET:
      return new ProblemError(
        'conflict',
        say`This upload is at another place by now. Ask where it is, and go on from there.`,
      );
    case ERRORS.ERR_LOCK_TIMEOUT:
      return new ProblemError(
        'conflict',
        say`Another connection is still sending this photo. Try again in a moment.`,
      );
    case ERRORS.ERR_MAX_SIZE_EXCEEDED:
    case ERRORS.ERR_SIZE_EXCEEDED:
      return tooLarge();
    default:
      return isRefusal(error) ? malformed(error.body) : explainRefusal(error);
  }
}

function malformed(reason: string): ProblemError {
  return new ProblemError(
    'malformed_request',
    say`Not as tus 1.0.0 wants it: ${reason.trim().replace(/\.?$/, '.')}`,
  );
}

function isRefusal(error: unknown): error is { body: string } {
  return Object.values(ERRORS).some((known) => known === error);
}
