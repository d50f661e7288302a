import type { RequestEvent } from '@sveltejs/kit';
import { askAuth } from './ask-auth.server.ts';
import { deviceName } from './device-name.ts';

/** One place where somebody is signed in, as the settings list it. */
export interface SessionLine {
  id: string;
  device: string;
  since: string;
  isCurrent: boolean;
}

/** A session as the sign-in service tells it. */
interface Session {
  id: string;
  userAgent: string | null;
  createdAt: string;
}

/** The sessions of the signed-in person, this one first; `null` where the sign-in is too old to be shown them. */
export async function readSessions(event: Pick<RequestEvent, 'fetch'>): Promise<SessionLine[] | null> {
  const [sessions, current] = await Promise.all([listSessions(event), currentSessionId(event)]);
  if (sessions === null) return null;
  const lines = sessions.map(({ id, userAgent, createdAt }) => ({
    id,
    device: deviceName(userAgent),
    since: createdAt,
    isCurrent: id === current,
  }));
  return lines.toSorted((one, other) => Number(other.isCurrent) - Number(one.isCurrent) || later(one, other));
}

/** Ends one session of the signed-in person; says whether it was found. */
export async function endSession(event: Pick<RequestEvent, 'fetch'>, id: string): Promise<boolean> {
  if (!(await listSessions(event))?.some((one) => one.id === id)) return false;
  const answer = await askAuth(event, '/revoke-session', { id });
  return answer.isOk;
}

async function listSessions(event: Pick<RequestEvent, 'fetch'>): Promise<Session[] | null> {
  const answer = await askAuth(event, '/list-sessions');
  // The parse boundary: a list is what the sign-in service documents for this call.
  return answer.isOk && Array.isArray(answer.data) ? (answer.data as Session[]) : null;
}

async function currentSessionId(event: Pick<RequestEvent, 'fetch'>): Promise<string | null> {
  const answer = await askAuth(event, '/get-session');
  if (!answer.isOk) return null;
  // The parse boundary, as above.
  return (answer.data as { session?: { id: string } } | null)?.session?.id ?? null;
}

function later(one: SessionLine, other: SessionLine): number {
  return Date.parse(other.since) - Date.parse(one.since);
}
