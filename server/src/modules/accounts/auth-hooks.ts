import { createAuthMiddleware } from 'better-auth/api';
import { limits } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { say, type Sentence } from '../../platform/sentences/index.ts';
import { normalAddress } from './addresses/address.ts';
import { chooseEmail, resolveSignIn } from './addresses/claims.ts';
import { checkConfirmation } from './addresses/check-confirmation.ts';
import { authRefusal } from './auth-refusal.ts';
import { clientAddressHeader, networkOf } from './caller-network.ts';
import { forgivePasswordTries, secondsToNext, takePasswordTry } from './count-tries.ts';
import { askForLetter, queueLetter, type LetterRequest } from './letters/account-letter.ts';
import { tokenOfSession, withoutTokens } from './named-sessions.ts';

/**
 * What is done before Better Auth answers. Whoever asks for a letter gets the same answer, after the same work, whether
 * anybody has the address or not: whom it is for is looked up by the job that writes it.
 */
export function beforeAnswer(db: Db, whoAsks: (headers: Headers) => Promise<string | null>) {
  return createAuthMiddleware(async (ctx) => {
    // What we ask Better Auth by ourselves was looked at already.
    if (ctx.request === undefined) return undefined;
    const now = new Date();
    const body = asFields(ctx.body);
    const address = body.email === undefined ? undefined : readAddress(body.email);
    const network = networkIn(ctx.request.headers);
    switch (ctx.path) {
      case '/sign-up/email':
        return address && { context: { body: { ...body, email: await chooseEmail(db, address) } } };
      case '/sign-in/email': {
        if (address === undefined || typeof body.password !== 'string') return undefined;
        if (body.password.length > limits.passwordMaxLength) return undefined;
        const tried = { address, network };
        if (!(await takePasswordTry(db, tried, now))) {
          throw tooMany(say`That was too many passwords. Wait a while and try again.`, 'password', now);
        }
        const meant = { email: address, password: body.password };
        const email = await resolveSignIn(db, ctx.context.password, meant);
        return { context: { body: { ...body, email } } };
      }
      case '/request-password-reset':
        return address && ask(db, { kind: 'reset', address, mailbox: address, network }, now);
      case '/sign-in/magic-link':
        return (
          address && ask(db, { kind: 'sign-in', address, mailbox: address, network, ...thenOf(body) }, now)
        );
      case '/send-verification-email':
        return address && ask(db, { kind: 'confirm', address, mailbox: address, network }, now);
      case '/verify-email':
        return checkConfirmation(db, {
          token: ctx.query?.['token'],
          secret: ctx.context.secret,
          viewerId: await whoAsks(ctx.request.headers),
        });
      case '/revoke-session': {
        const userId = await whoAsks(ctx.request.headers);
        const token = await tokenOfSession(db, { id: body.id, userId });
        return { context: { body: { token: token ?? '' } } };
      }
      case '/change-password':
        return { context: { body: { ...body, revokeOtherSessions: true } } };
      default:
        return undefined;
    }
  });
}

/** What follows an answer of Better Auth. */
export function afterAnswer(db: Db, afterShopSignIn: () => Promise<void>) {
  return createAuthMiddleware(async (ctx) => {
    const { newSession, returned } = ctx.context;
    if (ctx.path === '/list-sessions' && Array.isArray(returned)) return ctx.json(withoutTokens(returned));
    if (ctx.path === '/callback/:id') return afterShopSignIn();
    if (!newSession) return undefined;
    const { id, email, emailVerified } = newSession.user;
    // Whoever only claims an address could try passwords of its owner for ever, with their own in between.
    if (ctx.path === '/sign-in/email' && emailVerified && ctx.request) {
      await forgivePasswordTries(db, { address: email, network: networkIn(ctx.request.headers) });
    }
    if (ctx.path === '/change-password') await tellPasswordChanged(db, id);
    return undefined;
  });
}

/** Tells somebody that their password is another one now: whoever did not do it learns of it. */
export async function tellPasswordChanged(db: Db, userId: string): Promise<void> {
  await db.transaction().execute((trx) => queueLetter(trx, { kind: 'password-changed', userId }));
}

async function ask(db: Db, letter: LetterRequest, now: Date) {
  // Refused outside of it: what was counted stays.
  if (!(await db.transaction().execute((trx) => askForLetter(trx, letter, now)))) {
    const sentence = say`Many letters were asked for within the hour. Wait a while and try again.`;
    throw tooMany(sentence, 'confirm-letter', now);
  }
  return { status: true };
}

/** The network a call of Better Auth came from. */
export function networkIn(headers: Headers): string {
  return networkOf(headers.get(clientAddressHeader) ?? '');
}

function tooMany(sentence: Sentence, counted: 'password' | 'confirm-letter', now: Date): Error {
  const waitSeconds = secondsToNext(counted, now);
  return authRefusal('TOO_MANY_REQUESTS', { code: 'TOO_MANY_TRIES', sentence, waitSeconds });
}

function readAddress(text: unknown): string {
  const address = typeof text === 'string' ? normalAddress(text) : null;
  if (address === null) {
    throw authRefusal('BAD_REQUEST', {
      code: 'INVALID_EMAIL',
      sentence: say`This is not an e-mail address.`,
    });
  }
  return address;
}

function thenOf({ callbackURL }: Fields): { then?: string } {
  const isPath = typeof callbackURL === 'string' && /^\/(?![/\\])[^\\\s]{0,500}$/.test(callbackURL);
  return isPath ? { then: callbackURL } : {};
}

interface Fields {
  email?: unknown;
  password?: unknown;
  callbackURL?: unknown;
  id?: unknown;
}

// Whatever was sent: its fields are looked at one by one.
function asFields(body: unknown): Fields {
  return typeof body === 'object' && body !== null ? body : {};
}
