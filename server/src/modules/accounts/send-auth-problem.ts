import type { FastifyReply } from 'fastify';
import { localeOf } from '../../platform/http/index.ts';
import { say, sayAgain, speak, type Sentence } from '../../platform/sentences/index.ts';

// Better Auth's own sentences are for programmers; these are for people.
const sentences: Record<string, Sentence> = {
  INVALID_EMAIL: say`This is not an e-mail address.`,
  INVALID_EMAIL_OR_PASSWORD: say`The e-mail address or the password is not right.`,
  PASSWORD_TOO_SHORT: say`This password is too short.`,
  PASSWORD_TOO_LONG: say`This password is too long.`,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: say`There is an account with this e-mail address already.`,
  VALIDATION_ERROR: say`Something is missing, or not written as expected.`,
  TOO_MANY_REQUESTS: say`That was a lot of tries. Wait a minute and try again.`,
};

/** Sends a refusal of Better Auth as problem details; its own `code` and `message` stay for its clients. */
export async function sendAuthProblem(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  const { code, message, sentence } = await readRefusal(response);
  const locale = localeOf(reply.request);
  const wait = response.headers.get('x-retry-after');
  if (wait !== null) reply.header('retry-after', wait);
  return reply
    .status(response.status)
    .headers({ 'cache-control': 'no-store', 'content-language': locale, vary: 'accept-language' })
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: `urn:spark:problem:${code.toLowerCase()}`,
      title: speak(locale, say`Not signed in`),
      status: response.status,
      detail: speak(locale, sentence ?? sentences[code] ?? sayAgain(closed(message))),
      code,
      message,
      requestId: reply.request.id,
    });
}

function closed(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

async function readRefusal(response: Response): Promise<Refusal & { code: string; message: string }> {
  const body = asRefusal(await response.json().catch(() => ({})));
  const fallback = response.status === 429 ? 'TOO_MANY_REQUESTS' : 'REFUSED';
  return {
    code: body.code ?? fallback,
    message: body.message ?? speak('en', say`This cannot be done here.`),
    ...(body.sentence && { sentence: body.sentence }),
  };
}

/** A refusal as it comes out of Better Auth; `sentence` is there where it was one of ours (`authRefusal`). */
interface Refusal {
  code?: string;
  message?: string;
  sentence?: Sentence;
}

// The shape of every refusal of Better Auth, and of ours; any part may be missing.
function asRefusal(body: unknown): Refusal {
  return typeof body === 'object' && body !== null ? body : {};
}
