import { jwtVerify, type JWTPayload } from 'jose';
import type { Db } from '../../../platform/db/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { authRefusal } from '../auth-refusal.ts';

/**
 * Whoever reads a letter may say yes without knowing whose account it is about, and give a stranger's their address: only
 * those who are signed in to it confirm it. What was written before somebody proved the account's address is over: who asked
 * for it then may be another. Throws; what is no token of ours is left to Better Auth to refuse.
 */
export async function checkConfirmation(
  db: Db,
  { token, secret, viewerId }: { token: unknown; secret: string; viewerId: string | null },
): Promise<void> {
  const claims = typeof token === 'string' ? await readToken(token, secret) : null;
  if (claims === null) return;
  if (viewerId === null || viewerId !== claims['userId']) {
    const sentence = say`Sign in to the account the letter is about first. Who does not know its password can choose a new one.`;
    throw authRefusal('FORBIDDEN', { code: 'SIGN_IN_TO_CONFIRM', sentence });
  }
  if (claims['updateTo'] === undefined) return;
  const own = await db
    .selectFrom('users')
    .select('email_verified')
    .where('id', '=', viewerId)
    .executeTakeFirst();
  if (own?.email_verified === claims['wasConfirmed']) return;
  const sentence = say`This link is over: the address of the account was confirmed since.`;
  throw authRefusal('UNAUTHORIZED', { code: 'INVALID_TOKEN', sentence });
}

async function readToken(token: string, secret: string): Promise<JWTPayload | null> {
  const key = new TextEncoder().encode(secret);
  const read = await jwtVerify(token, key, { algorithms: ['HS256'] }).catch(() => null);
  return read?.payload ?? null;
}
