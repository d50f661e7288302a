import type { Db } from '../../platform/db/index.ts';

/** What a list of sessions says of each: its token would open it, and stays on the server. */
export function withoutTokens(sessions: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return sessions.map((session) => {
    const { token: _token, ...told } = session;
    return told;
  });
}

/** The token of one's own session, by the id it is listed under; `undefined` where there is none. */
export async function tokenOfSession(
  db: Db,
  { id, userId }: { id: unknown; userId: string | null },
): Promise<string | undefined> {
  if (userId === null) return undefined;
  // Compared here: what was sent may be no id at all.
  const own = await db.selectFrom('sessions').select(['id', 'token']).where('user_id', '=', userId).execute();
  return own.find((session) => session.id === id)?.token;
}
