import { randomBytes } from 'node:crypto';
import { createEmailVerificationToken } from 'better-auth/api';
import type { Auth } from '../auth.ts';
import { linkSeconds } from './link-seconds.ts';

/** What may be found by a link: where Better Auth looks for it, and what it is to find there. */
async function keepToken(
  auth: Auth,
  { prefix, value, seconds }: { prefix: string; value: string; seconds: number },
): Promise<string> {
  const { internalAdapter } = await auth.$context;
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(Date.now() + seconds * 1_000);
  await internalAdapter.createVerificationValue({ identifier: `${prefix}:${token}`, value, expiresAt });
  return token;
}

/** A token that lets a new password be chosen, once. */
export function mintReset(auth: Auth, userId: string): Promise<string> {
  return keepToken(auth, { prefix: 'reset-password', value: userId, seconds: linkSeconds.reset });
}

/** A token that signs in whoever has the address, once. */
export function mintSignIn(auth: Auth, email: string): Promise<string> {
  const value = JSON.stringify({ type: 'magic-link', email });
  return keepToken(auth, { prefix: 'magic-link', value, seconds: linkSeconds.signIn });
}

/** A token that says an address is somebody's: the one the account has, or one it shall have. */
export async function mintConfirmation(
  auth: Auth,
  user: { id: string; email: string; email_verified: boolean },
  change: { to: string; step: 'change-email-confirmation' | 'change-email-verification' } | null,
): Promise<string> {
  const { secret } = await auth.$context;
  if (change === null) {
    return createEmailVerificationToken(secret, user.email, undefined, linkSeconds.confirm, {
      userId: user.id,
    });
  }
  return createEmailVerificationToken(secret, user.email, change.to, linkSeconds.change, {
    userId: user.id,
    requestType: change.step,
    wasConfirmed: user.email_verified,
  });
}
