import type { Locale, Problem, ProblemCode } from '@spark/contract';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isAway, type OutageLog } from '../db/index.ts';
import { say, speak, type Sentence } from '../sentences/index.ts';
import { isDiskFull } from '../storage/index.ts';
import { localeOf } from './locale.ts';
import { DatabaseAwayError, ProblemError } from './problem-error.ts';
import { describeValidation } from './validation.ts';

const titles: Record<ProblemCode, Sentence> = {
  malformed_request: say`The request could not be read`,
  invalid_cursor: say`Unknown place in the list`,
  unauthenticated: say`Please sign in`,
  membership_required: say`For members`,
  forbidden: say`Not allowed`,
  taken_out: say`Taken out by staff`,
  not_found: say`Not found`,
  method_not_allowed: say`Not possible here`,
  request_timeout: say`Too slow`,
  conflict: say`Already changed`,
  idempotency_conflict: say`Key already used`,
  out_of_stock: say`No longer there`,
  price_changed: say`The price has changed`,
  too_many_unpaid: say`Too much waits to be paid`,
  nothing_waiting: say`It does not wait`,
  already_applied: say`Already applied`,
  nothing_to_roll_back: say`Nothing to take back`,
  not_the_latest: say`A later one comes first`,
  import_running: say`Another import is running`,
  gone: say`No longer here`,
  too_large: say`Too large`,
  unsupported_media: say`Not a type Spark can read`,
  validation_failed: say`Something needs mending`,
  rate_limited: say`A little slower, please`,
  headers_too_large: say`Too large`,
  internal_error: say`Something broke on our side`,
  not_implemented: say`Not done here`,
  unavailable: say`Back in a moment`,
  storage_full: say`No room left`,
};

/** Turns whatever was thrown into problem+json: expected refusals as they are, everything else as a bug without details. */
export function createErrorHandler(outages: Pick<OutageLog, 'refused'>): ErrorHandler {
  return (error, request, reply) => {
    const problem = toProblemError(error);
    if (problem instanceof DatabaseAwayError) outages.refused(problem.cause);
    else if (hasFault(problem)) request.log.error({ err: error }, 'request failed');
    // What was said of an answer that is not coming would be said of the refusal.
    for (const name of ofTheAnswer) reply.removeHeader(name);
    return sendProblem(reply, problem);
  };
}

const ofTheAnswer = ['cache-control', 'content-disposition', 'content-encoding', 'etag', 'last-modified'];

/** Whether something went wrong: what Spark refuses by itself for a while, to many at once, is told by the line of each call. */
function hasFault({ status, code, cause }: ProblemError): boolean {
  return status >= 500 && (code === 'internal_error' || cause !== undefined);
}

/** Writes a refusal. */
export function sendProblem(reply: FastifyReply, problem: ProblemError): FastifyReply {
  const locale = localeOf(reply.request);
  return reply
    .status(problem.status)
    .headers({ ...problem.headers, 'content-language': locale, vary: 'accept-language' })
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemBody(problem, locale, reply.request.id));
}

/** A refusal as problem details, in a language. */
export function problemBody(problem: ProblemError, locale: Locale, requestId?: string): Problem {
  const errors = problem.errors?.map(({ path, message }) => ({ path, message: speak(locale, message) }));
  return {
    type: `urn:spark:problem:${problem.code}`,
    title: speak(locale, titles[problem.code]),
    status: problem.status,
    detail: speak(locale, problem.detail),
    code: problem.code,
    ...(requestId === undefined ? {} : { requestId }),
    ...(problem.wasHere ? { wasHere: true } : {}),
    ...(errors ? { errors } : {}),
  };
}

function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isFastifyError(error)) {
    // An address that cannot name anything names nothing: a malformed id is as unknown as a wrong one.
    if (error.validationContext === 'params') {
      return new ProblemError('not_found', say`There is nothing at this address.`);
    }
    if (error.validation) {
      const errors = describeValidation(error.validation as Parameters<typeof describeValidation>[0]);
      return new ProblemError('validation_failed', errors[0].message, { errors });
    }
    const known = fromStatus(error);
    if (known) return known;
  }
  if (isAway(error)) return new DatabaseAwayError(error);
  if (isDiskFull(error)) {
    const sentence = say`There is no room left where Spark keeps its data. Nothing was changed; try again later.`;
    return new ProblemError('storage_full', sentence, { cause: error });
  }
  if (isUndone(error)) {
    const sentence = say`Others changed the same at this moment. Nothing of yours was changed; please try again.`;
    return new ProblemError('unavailable', sentence, { headers: { 'retry-after': '1' }, cause: error });
  }
  return new ProblemError('internal_error', say`We have noted what happened. Try again in a moment.`, {
    cause: error,
  });
}

function fromStatus(error: FastifyError): ProblemError | null {
  switch (error.statusCode) {
    // The folder of the media store itself, and ids too long for the router.
    case 403:
    case 404:
    case 414:
      return new ProblemError('not_found', say`There is nothing at this address.`);
    case 413:
      return new ProblemError('too_large', say`This is larger than Spark accepts.`);
    case 415:
      return new ProblemError('unsupported_media', say`Send the body as application/json.`);
    case 429:
      return new ProblemError('rate_limited', say`Too many requests at once. Wait a moment and try again.`);
    default:
      return isRefusal(error)
        ? new ProblemError('malformed_request', say`The request could not be read.`, { cause: error })
        : null;
  }
}

function isRefusal({ statusCode }: FastifyError): boolean {
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500;
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'statusCode' in error;
}

// A transaction PostgreSQL ended because it and another waited for each other (40P01), or could not both be true (40001). It
// is a fault of ours all the same, and logged as one; but another try will do.
function isUndone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001');
}

type ErrorHandler = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;
