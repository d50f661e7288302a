import { createHmac, timingSafeEqual } from 'node:crypto';

const signatureBytes = 16;

/**
 * The word of a letter's link, which nobody else can make up; it holds for as long as letters lie in boxes. What was signed
 * for one purpose is worth nothing for another.
 */
export function signLetterToken(key: string, scope: string, told: string): string {
  return `${told}.${sign(key, scope, told).toString('base64url')}`;
}

/** What it tells; `null` for what we did not write. */
export function readLetterToken(key: string, scope: string, token: string): string | null {
  const end = token.lastIndexOf('.');
  const told = token.slice(0, Math.max(end, 0));
  const given = Buffer.from(token.slice(end + 1), 'base64url');
  const own = sign(key, scope, told);
  return given.length === own.length && timingSafeEqual(given, own) ? told : null;
}

function sign(key: string, scope: string, told: string): Buffer {
  return createHmac('sha256', key).update(`${scope} ${told}`).digest().subarray(0, signatureBytes);
}
