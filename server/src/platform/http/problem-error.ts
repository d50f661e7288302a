import { problemStatus, type ProblemCode } from '@spark/contract';
import { say, speak, type Sentence } from '../sentences/index.ts';

/** One thing wrong with a request: where (`/interests/0`) and what, as a sentence. */
export interface ProblemDetail {
  path: string;
  message: Sentence;
}

/** An expected refusal: a permanent code, a sentence for people, and what exactly is wrong. As an error it speaks English. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: ProblemCode;
  readonly detail: Sentence;
  readonly errors: ProblemDetail[] | undefined;
  readonly headers: Record<string, string>;
  /** Of what is not found: everybody could read it once. */
  readonly wasHere: boolean;

  constructor(
    code: ProblemCode,
    detail: Sentence,
    more: {
      errors?: ProblemDetail[];
      headers?: Record<string, string>;
      wasHere?: boolean;
      cause?: unknown;
    } = {},
  ) {
    super(speak('en', detail), more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.detail = detail;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
    this.wasHere = more.wasHere ?? false;
  }

  get status(): number {
    return problemStatus[this.code];
  }
}

const notThere = {
  comment: say`There is no such comment.`,
  device: say`There is no such device.`,
  draft: say`There is no such draft.`,
  export: say`There is no such export.`,
  feed: say`There is no such feed.`,
  import: say`There is no such import.`,
  interest: say`There is no such interest.`,
  letter: say`There is no such letter.`,
  list: say`There is no such list.`,
  order: say`There is no such order.`,
  person: say`There is no such person.`,
  part: say`There is no such part.`,
  photo: say`There is no such photo.`,
  picture: say`There is no such picture.`,
  place: say`There is no such place.`,
  poll: say`There is no such poll.`,
  post: say`There is no such post.`,
  product: say`There is no such product.`,
  report: say`There is no such report.`,
  review: say`There is no such review.`,
  'review that waits for you': say`There is no such review that waits for you.`,
  storefront: say`There is no such storefront.`,
  'thing in this list': say`There is no such thing in this list.`,
  theme: say`There is no such theme.`,
  upload: say`There is no such upload.`,
  watch: say`There is no such watch.`,
} satisfies Record<string, Sentence>;

/** "There is no such post." Not yours looks the same as not there. */
export function notFound(thing: keyof typeof notThere, { wasHere = false } = {}): ProblemError {
  return new ProblemError('not_found', notThere[thing], { wasHere });
}

/** One or more fields that cannot be accepted. */
export function invalid(...errors: [ProblemDetail, ...ProblemDetail[]]): ProblemError {
  return new ProblemError('validation_failed', errors[0].message, { errors });
}

/** The database cannot be reached: nothing is wrong with the request, and waiting may help. */
export class DatabaseAwayError extends ProblemError {
  constructor(cause: unknown) {
    super('unavailable', say`The database cannot be reached right now. Try again in a moment.`, {
      headers: { 'retry-after': '2' },
      cause,
    });
  }
}
