import type { FastifyReply } from 'fastify';

// Better Auth's own sentences are for programmers; these are for people.
const sentences: Record<string, string> = {
  INVALID_EMAIL: 'This is not an e-mail address.',
  INVALID_EMAIL_OR_PASSWORD: 'The e-mail address or the password is not right.',
  PASSWORD_TOO_SHORT: 'This password is too short.',
  PASSWORD_TOO_LONG: 'This password is too long.',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'There is an account with this e-mail address already.',
  VALIDATION_ERROR: 'Something is missing, or not written as expected.',
  TOO_MANY_REQUESTS: 'That was a lot of tries. Wait a minute and try again.',
};

/** Sends a refusal of Better Auth as problem details; its own `code` and `message` stay for its clients. */
export async function sendAuthProblem(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  const { code, message } = await readRefusal(response);
  const wait = response.headers.get('x-retry-after');
  if (wait !== null) reply.header('retry-after', wait);
  return reply
    .status(response.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: `urn:spark:problem:${code.toLowerCase()}`,
      title: 'Not signed in',
      status: response.status,
      detail: sentences[code] ?? (/[.!?]$/.test(message) ? message : `${message}.`),
      code,
      message,
      requestId: reply.request.id,
    });
}

async function readRefusal(response: Response): Promise<{ code: string; message: string }> {
  const body = asRefusal(await response.json().catch(() => ({})));
  const fallback = response.status === 429 ? 'TOO_MANY_REQUESTS' : 'REFUSED';
  return { code: body.code ?? fallback, message: body.message ?? 'This cannot be done here.' };
}

// The shape of every refusal of Better Auth; either part may be missing.
function asRefusal(body: unknown): { code?: string; message?: string } {
  return typeof body === 'object' && body !== null ? body : {};
}
