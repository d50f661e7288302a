import { APIError } from 'better-auth/api';
import { speak, type Sentence } from '../../platform/sentences/index.ts';

type Status = 'BAD_REQUEST' | 'UNAUTHORIZED' | 'FORBIDDEN' | 'UNPROCESSABLE_ENTITY' | 'TOO_MANY_REQUESTS';

/**
 * A refusal of ours on the way through Better Auth, which knows no languages: the sentence travels along, and is said where
 * the answer goes out. `waitSeconds` tells when to come back.
 */
export function authRefusal(
  status: Status,
  { code, sentence, waitSeconds }: { code: string; sentence: Sentence; waitSeconds?: number },
): APIError {
  const headers = waitSeconds === undefined ? {} : { 'x-retry-after': String(waitSeconds) };
  return new APIError(status, { code, message: speak('en', sentence), sentence }, headers);
}
