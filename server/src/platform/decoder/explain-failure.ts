import { PictureRefusal, type RefusalReason } from './task.ts';

/** What went wrong with a picture, in a form that travels between processes. */
export type Failure =
  | { kind: 'refusal'; reason: RefusalReason }
  /** Trouble of the machine, with the code of the system where there is one. */
  | { kind: 'trouble'; message: string; code: string | null };

/** Tells the faults of a file from those of the machine. */
export function explainFailure(error: unknown): Failure {
  if (error instanceof PictureRefusal) return { kind: 'refusal', reason: error.reason };
  if (!(error instanceof Error)) return { kind: 'trouble', message: String(error), code: null };
  // Trouble of the file system has a code, what libvips says about the bytes has none.
  if ('code' in error && typeof error.code === 'string') {
    return { kind: 'trouble', message: error.message, code: error.code };
  }
  return { kind: 'refusal', reason: reasonOf(error.message) };
}

function reasonOf(message: string): RefusalReason {
  if (/pixel limit/i.test(message)) return 'too_many_pixels';
  if (/too large for the \w+ format/i.test(message)) return 'too_long';
  return 'damaged';
}

/** The error that a failure of another process stands for. */
export function toError(failure: Failure): Error {
  if (failure.kind === 'refusal') return new PictureRefusal(failure.reason);
  return Object.assign(new Error(failure.message), failure.code === null ? {} : { code: failure.code });
}
