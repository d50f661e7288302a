import type { FastifyRequest } from 'fastify';
import type { Db } from '../../platform/db/index.ts';
import { databaseAway, type Viewer } from '../../platform/http/index.ts';
import type { Auth } from './auth.ts';
import { toWebHeaders } from './mount-auth.ts';

/** Finds the person behind a request by its session cookie or bearer token; `null` for a visitor. */
export async function identify(auth: Auth, db: Db, request: FastifyRequest): Promise<Viewer> {
  if (request.headers.cookie === undefined && request.headers.authorization === undefined) return null;
  const found = await findSession(auth, request);
  if (found === null) return null;
  const user = await db
    .selectFrom('users')
    .select('roles')
    .where('id', '=', found.user.id)
    .executeTakeFirst();
  return user === undefined
    ? null
    : { userId: found.user.id, sessionId: found.session.id, roles: user.roles };
}

async function findSession(auth: Auth, request: FastifyRequest) {
  try {
    return await auth.api.getSession({ headers: toWebHeaders(request) });
  } catch (cause) {
    // Better Auth keeps to itself what went wrong; reading a session can fail in one way only.
    throw databaseAway(cause);
  }
}
