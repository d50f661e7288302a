import { problemStatus, type ProblemCode } from '@spark/contract';

/** One thing wrong with a request: where (`/interests/0`) and what, as a sentence. */
export interface ProblemDetail {
  path: string;
  message: string;
}

/** An expected refusal: a permanent code, a sentence for people, and what exactly is wrong. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: ProblemCode;
  readonly errors: ProblemDetail[] | undefined;
  readonly headers: Record<string, string>;

  constructor(
    code: ProblemCode,
    detail: string,
    more: { errors?: ProblemDetail[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(detail, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }

  get status(): number {
    return problemStatus[this.code];
  }
}

/** "There is no such post." Not yours looks the same as not there. */
export function notFound(thing: string): ProblemError {
  return new ProblemError('not_found', `There is no such ${thing}.`);
}

/** One or more fields that cannot be accepted. */
export function invalid(...errors: [ProblemDetail, ...ProblemDetail[]]): ProblemError {
  return new ProblemError('validation_failed', errors[0].message, { errors });
}

/** The database cannot be reached: nothing is wrong with the request, and waiting may help. */
export function databaseAway(cause: unknown): ProblemError {
  return new ProblemError('unavailable', 'The database cannot be reached right now. Try again in a moment.', {
    headers: { 'retry-after': '2' },
    cause,
  });
}
