import type { FastifyRequest } from 'fastify';
import type { ChangeFollower } from '../../platform/changes/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { DatabaseAwayError, type SignedInViewer, type Viewer } from '../../platform/http/index.ts';
import { createKept } from '../../platform/kept/index.ts';
import type { Auth } from './auth.ts';

/** So many sessions are kept in memory. */
const keptSessions = 20_000;
/** After this a session is asked for again: Better Auth moves the end of those that are used. */
const keptMs = 5 * 60_000;
/** What is sent as a session is longer only by malice, and is looked at each time. */
const longestKept = 4_096;

/**
 * Finds the person behind a request by its session cookie or bearer token; `null` for a visitor. What was acknowledged
 * before the request is known when it resolves, here and in everything else that follows the change log: a session that
 * ended is gone in every process.
 */
export function createIdentify({
  auth,
  db,
  changes,
  adminEmail,
}: {
  auth: Auth;
  db: Db;
  changes: ChangeFollower;
  /** Whoever has confirmed this address is an operator. */
  adminEmail: string | null;
}): (request: FastifyRequest) => Promise<Viewer> {
  const finder = { auth, db, adminEmail };
  const keysOfUser = new Map<string, Set<string>>();
  const sessions = createKept<KeptSession>({
    load: async ([credentials = '']) => {
      const found = await findSession(finder, credentials);
      return new Map(found === null ? [] : [[credentials, found]]);
    },
    maxWeight: keptSessions,
    onKeep: (key, { viewer: { userId } }) => {
      const keys = keysOfUser.get(userId) ?? new Set();
      keysOfUser.set(userId, keys.add(key));
    },
    onForget: (key, { viewer: { userId } }) => {
      const keys = keysOfUser.get(userId);
      keys?.delete(key);
      if (keys?.size === 0) keysOfUser.delete(userId);
    },
  });
  changes.subscribe({
    onChanges: (told) => {
      for (const { topic, subject } of told) {
        if (topic !== 'reader') continue;
        // Whose sessions are being loaded is not known yet.
        sessions.forgetLoading();
        for (const key of keysOfUser.get(subject) ?? []) sessions.drop(key);
      }
    },
    onLost: () => sessions.clear(),
  });

  async function readKept(credentials: string, now: Date): Promise<KeptSession | null> {
    if (credentials.length > longestKept) return findSession(finder, credentials);
    const found = (await sessions.read([credentials])).get(credentials) ?? null;
    if (found === null || now.getTime() < found.keptUntil) return found;
    sessions.drop(credentials);
    return (await sessions.read([credentials])).get(credentials) ?? null;
  }

  return async ({ headers: { cookie, authorization } }) => {
    await changes.catchUp().catch(sayAway);
    if (cookie === undefined && authorization === undefined) return null;
    const found = await readKept(`${cookie ?? ''}\n${authorization ?? ''}`, new Date());
    return found?.viewer ?? null;
  };
}

/** The session behind a cookie and a bearer token, separated by the end of a line, which no header holds. */
async function findSession(
  { auth, db, adminEmail }: SessionFinder,
  credentials: string,
): Promise<KeptSession | null> {
  const [cookie = '', authorization = ''] = credentials.split('\n');
  const headers = new Headers();
  if (cookie !== '') headers.set('cookie', cookie);
  if (authorization !== '') headers.set('authorization', authorization);
  // Better Auth keeps to itself what went wrong.
  const found = await auth.api.getSession({ headers }).catch(sayAway);
  if (found === null) return null;
  const userId = found.user.id;
  const user = await db
    .selectFrom('users')
    .select(['roles', 'email', 'email_verified'])
    .where('id', '=', userId)
    .executeTakeFirst();
  if (user === undefined) return null;
  const isAdmin = user.email_verified && user.email.toLowerCase() === adminEmail;
  const roles = isAdmin && !user.roles.includes('operator') ? [...user.roles, 'operator'] : user.roles;
  return {
    viewer: { userId, sessionId: found.session.id, roles },
    keptUntil: Math.min(found.session.expiresAt.getTime(), Date.now() + keptMs),
  };
}

/** What is asked here can fail in one way only. */
function sayAway(cause: unknown): never {
  throw new DatabaseAwayError(cause);
}

interface SessionFinder {
  auth: Auth;
  db: Db;
  adminEmail: string | null;
}

interface KeptSession {
  viewer: SignedInViewer;
  keptUntil: number;
}
