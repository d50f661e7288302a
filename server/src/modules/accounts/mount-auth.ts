import { availableParallelism } from 'node:os';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Db } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { tellClaims } from './addresses/tell-claims.ts';
import { authPath, type Auth } from './auth.ts';
import { clientAddressHeader, networkOf } from './caller-network.ts';
import { sendAuthProblem } from './send-auth-problem.ts';
import { CrowdedError, takeTurns, type Turns } from './take-turns.ts';

const maxAttempts = 4;
/**
 * Better Auth holds a connection for its transaction while our hooks take others. If as many came at a time as the pool has,
 * all would hold one and wait for another: the three lines together stay below that.
 */
const answeredAtOnce = 2;
/** Hashing a password takes a core, and one of the four threads that files are read by, too: one of these stays free. */
const hashedAtOnce = Math.min(availableParallelism(), 3);
/** As often as one caller may try in a minute; all together wait for some fifteen seconds at most, then they are told. */
const crowd = { mostWaitingEach: 60, mostWaiting: 300 };
const crowdedSeconds = 5;

/** What hashes a password. A flood of these keeps nothing else waiting. */
const hashings = ['/sign-up/email', '/sign-in/email', '/reset-password', '/change-password'];
/** What only reads holds no connection while it takes another, so it waits for nobody. */
const readings = ['/get-session', '/list-sessions', '/list-accounts', '/passkey/list-user-passkeys'];

/** Serves sign-up, sign-in, sign-out and the list of sessions. */
export function mountAuth(app: FastifyInstance, auth: Auth, db: Db): void {
  const inTurn = takeTurns({ atOnce: answeredAtOnce, ...crowd });
  const inTurnOfPasswords = takeTurns({ atOnce: hashedAtOnce, ...crowd });
  // The shop's own sign-in is asked on the way, and may let us wait: nobody else waits with it.
  const inTurnOfShop = takeTurns({ atOnce: answeredAtOnce, ...crowd });
  const atOnce: Turns = (_who, work) => work();

  function turnsFor(request: FastifyRequest): Turns {
    const path = pathOf(request).slice(authPath.length);
    if (hashings.includes(path)) return inTurnOfPasswords;
    if (request.method === 'GET' && readings.includes(path)) return atOnce;
    return path.includes('/callback/') ? inTurnOfShop : inTurn;
  }

  app.route({
    method: ['GET', 'POST'],
    url: `${authPath}/*`,
    schema: { hide: true },
    handler: async (request, reply) => {
      const inTurnOf = turnsFor(request);
      const response = await inTurnOf(networkOf(request.ip), () => answer(auth, request)).catch(sayCrowded);
      if (response.status >= 400) return sendAuthProblem(reply, response);
      reply.status(response.status);
      for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value);
      const cookies = response.headers.getSetCookie();
      if (cookies.length > 0) reply.header('set-cookie', cookies);
      reply.header('cache-control', 'no-store');
      return reply.send(
        response.body === null
          ? null
          : await tellClaims(db, { path: pathOf(request), answer: await response.text() }),
      );
    },
  });
}

function sayCrowded(error: unknown): never {
  if (!(error instanceof CrowdedError)) throw error;
  const more = { headers: { 'retry-after': String(crowdedSeconds) }, cause: error };
  throw error.isOwnDoing
    ? new ProblemError('rate_limited', say`That was a lot of tries. Wait a minute and try again.`, more)
    : new ProblemError(
        'unavailable',
        say`Many people are signing in right now. Try again in a moment.`,
        more,
      );
}

// People who sign up at the same moment may be given the same handle; all but the first are then given another.
async function answer(auth: Auth, request: FastifyRequest): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await auth.handler(toWebRequest(request));
    if (attempt === maxAttempts || response.status !== 422) return response;
    if (!(await response.clone().text()).includes('FAILED_TO_CREATE_USER')) return response;
  }
}

/** Request headers as the web knows them, with the caller's address told by us and nobody else. */
export function toWebHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const single of [value].flat()) if (single !== undefined) headers.append(name, single);
  }
  headers.set(clientAddressHeader, request.ip);
  return headers;
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}

function toWebRequest(request: FastifyRequest): Request {
  const url = new URL(request.url, `${request.protocol}://${request.host}`);
  const body = request.body === undefined ? null : JSON.stringify(request.body);
  return new Request(url, { method: request.method, headers: signInHeaders(request), body });
}

/**
 * Better Auth takes a request with fetch metadata for a browser's and then insists on its origin. Programs built on
 * fetch send the metadata but neither origin nor cookie; a browser never leaves the origin out of a POST.
 */
function signInHeaders(request: FastifyRequest): Headers {
  const headers = toWebHeaders(request);
  if (headers.has('origin') || headers.has('cookie')) return headers;
  return new Headers([...headers].filter(([name]) => !name.startsWith('sec-fetch-')));
}
