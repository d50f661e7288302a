import type { RequestEvent } from '@sveltejs/kit';
import { askAuth } from './ask-auth.server.ts';

/** A passkey as the settings list it. */
export interface PasskeyLine {
  id: string;
  name: string;
  since: string;
}

/** How somebody can sign in. */
export interface OwnWays {
  hasPassword: boolean;
  /** Whether the shop's sign-in leads to this account. */
  hasShop: boolean;
  passkeys: PasskeyLine[];
}

/** How the signed-in person can sign in. */
export async function readOwnWays(event: Pick<RequestEvent, 'fetch'>): Promise<OwnWays> {
  const [accounts, passkeys] = await Promise.all([
    list<{ providerId: string }>(event, '/list-accounts'),
    list<{ id: string; name?: string | null; createdAt: string }>(event, '/passkey/list-user-passkeys'),
  ]);
  const providers = accounts.map(({ providerId }) => providerId);
  return {
    hasPassword: providers.includes('credential'),
    hasShop: providers.includes('shop'),
    passkeys: passkeys.map(({ id, name, createdAt: since }) => ({ id, name: name || 'Passkey', since })),
  };
}

async function list<T>(event: Pick<RequestEvent, 'fetch'>, path: string): Promise<T[]> {
  const answer = await askAuth(event, path);
  // The parse boundary: a list is what the sign-in service documents for these calls.
  return answer.isOk && Array.isArray(answer.data) ? (answer.data as T[]) : [];
}
