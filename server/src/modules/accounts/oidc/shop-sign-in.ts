import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { decodeJwt } from 'jose';
import type { Db } from '../../../platform/db/index.ts';
import { normalAddress } from '../addresses/address.ts';
import { chooseEmail, releaseUnconfirmed } from '../addresses/claims.ts';
import { isForUs, mergeClaims } from './id-token.policy.ts';
import { hasClaim, shopProvider, type OidcSettings } from './oidc-settings.ts';

/** What follows a sign-in with the shop that tells of memberships. */
export type TakeShopMember = (member: { userId: string; until: Date | null; now: Date }) => Promise<void>;

const dayMs = 86_400_000;
const answerMs = 10_000;

/** The shop's own sign-in: as a plugin of Better Auth, and what follows each sign-in with it. */
export function createShopSignIn(db: Db, settings: OidcSettings, takeMember: TakeShopMember) {
  /** What the shop said of those who are on their way in, by their name there. */
  const told = new Map<string, boolean>();
  const { issuer, clientId, clientSecret } = settings;
  const discoveryUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

  async function readPerson(tokens: { idToken?: string | undefined; accessToken?: string | undefined }) {
    const now = new Date();
    const { idToken } = tokens;
    // Its signature, audience, time and nonce were checked by Better Auth; without a token nothing was.
    if (idToken === undefined || !isForUs(idToken, { issuer, clientId, now })) return null;
    const claims = mergeClaims(decodeJwt(idToken), await askUserInfo(discoveryUrl, tokens.accessToken));
    if (claims === null) return null;
    const sub = String(claims['sub']);
    const person = await describe(db, claims, now);
    if (settings.member !== null) told.set(sub, hasClaim(claims, settings.member));
    return { ...person, id: sub, sub };
  }

  const plugin = genericOAuth({
    config: [
      {
        providerId: shopProvider,
        name: settings.name,
        discoveryUrl,
        clientId,
        ...(clientSecret === null ? { tokenEndpointAuth: { method: 'none' as const } } : { clientSecret }),
        scopes: settings.scopes,
        pkce: true,
        requireIdTokenVerification: true,
        getUserInfo: readPerson,
      },
    ],
  });

  /** Renews or ends the memberships the shop told of, for those who came in. */
  async function afterSignIn(): Promise<void> {
    const now = new Date();
    for (const [sub, isMember] of told) {
      const account = await db
        .selectFrom('credentials')
        .select('user_id')
        .where('provider_id', '=', shopProvider)
        .where('account_id', '=', sub)
        .executeTakeFirst();
      // Somebody else, whose account is being made at this moment: what follows their own sign-in comes back to it.
      if (account === undefined) continue;
      if (told.get(sub) === isMember) told.delete(sub);
      const until = isMember ? new Date(now.getTime() + settings.memberDays * dayMs) : null;
      await takeMember({ userId: account.user_id, until, now });
    }
  }

  return { plugin, afterSignIn };
}

/** Somebody as the shop describes them. An address it does not vouch for is claimed at most. */
async function describe(db: Db, claims: Record<string, unknown>, now: Date) {
  const address = normalAddress(String(claims['email'] ?? ''));
  const isConfirmed = claims['email_verified'] === true || claims['email_verified'] === 'true';
  const name = String(claims['name'] ?? claims['preferred_username'] ?? '');
  if (address === null) return { email: null, emailVerified: false, name };
  if (isConfirmed) await releaseUnconfirmed(db, address, now);
  const email = isConfirmed ? address : await chooseEmail(db, address);
  return { email, emailVerified: isConfirmed, name };
}

/** What the shop's userinfo says; `null` where it says nothing. */
async function askUserInfo(discoveryUrl: string, accessToken: string | undefined) {
  if (accessToken === undefined) return null;
  const address = (await readObject(discoveryUrl, {}))?.['userinfo_endpoint'];
  if (typeof address !== 'string') return null;
  return readObject(address, { authorization: `Bearer ${accessToken}` });
}

async function readObject(
  address: string,
  headers: Record<string, string>,
): Promise<Record<string, unknown> | null> {
  const response = await fetch(address, {
    headers,
    redirect: 'error',
    signal: AbortSignal.timeout(answerMs),
  });
  const body: unknown = response.ok ? await response.json() : null;
  // The parse boundary: what is taken from it is looked at one by one.
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null;
}
