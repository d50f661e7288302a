import { decodeJwt, decodeProtectedHeader } from 'jose';

/** How far the clock of the shop may be from ours. */
const skewSeconds = 60;

/**
 * What the shop says of somebody: the word of the signed token counts before that of its userinfo, which is used only where it
 * is about the same person (OpenID Connect 5.3.2). `null` where it is about another.
 */
export function mergeClaims(
  idToken: Record<string, unknown>,
  userInfo: Record<string, unknown> | null,
): Record<string, unknown> | null {
  if (userInfo === null) return idToken;
  return userInfo['sub'] === idToken['sub'] ? { ...userInfo, ...idToken } : null;
}

/** What an ID token must be beyond its signature, issuer, audience, time and nonce, which are checked before. */
export function isForUs(
  idToken: string,
  { issuer, clientId, now }: { issuer: string; clientId: string; now: Date },
): boolean {
  const { typ } = decodeProtectedHeader(idToken);
  const { iss, iat, aud, azp, sub } = decodeJwt(idToken);
  const seconds = now.getTime() / 1_000;
  return (
    // An access token is no ID token, even where one key signs both.
    (typ === undefined || typ.toUpperCase() === 'JWT') &&
    // As the operator wrote it, not as the discovery document would have it.
    iss === issuer &&
    typeof sub === 'string' &&
    sub !== '' &&
    iat !== undefined &&
    iat <= seconds + skewSeconds &&
    (azp === undefined ? [aud].flat().length === 1 : azp === clientId)
  );
}
