import { passkey } from '@better-auth/passkey';
import { betterAuth, type BetterAuthRateLimitStorage } from 'better-auth';
import { bearer } from 'better-auth/plugins/bearer';
import { magicLink } from 'better-auth/plugins/magic-link';
import { limits, matchLocale, type Locale } from '@spark/contract';
import { createJoinable, newId, type Db } from '../../platform/db/index.ts';
import { readClaim } from './addresses/address.ts';
import { releaseUnconfirmed, settleAddress } from './addresses/claims.ts';
import { takeCall } from './count-tries.ts';
import { afterAnswer, beforeAnswer, networkIn, tellPasswordChanged } from './auth-hooks.ts';
import { authRefusal } from './auth-refusal.ts';
import { authTables } from './auth-tables.ts';
import { clientAddressHeader } from './caller-network.ts';
import { askForLetter } from './letters/account-letter.ts';
import { linkSeconds } from './letters/link-seconds.ts';
import { freeHandle } from './names/free-handle.ts';
import { refuseName, tidyName } from './names/name.policy.ts';
import type { OidcSettings } from './oidc/oidc-settings.ts';
import { shopProvider } from './oidc/oidc-settings.ts';
import { createShopSignIn, type TakeShopMember } from './oidc/shop-sign-in.ts';
import type { Passwords } from './passwords.ts';
import { proveByLetter } from './prove-by-letter.ts';

/** What sign-in needs to know. */
export interface AuthOptions {
  db: Db;
  secret: string;
  publicUrl: string;
  /** The language of people whose browser asks for none. */
  locale: Locale;
  /** Where trouble is noted; nowhere unless given. */
  log?: { error(facts: object, message: string): void };
  /** The shop's own sign-in, where it has one, and what follows it. */
  shop?: { settings: OidcSettings; takeMember: TakeShopMember } | null;
  /** How passwords are kept; as Better Auth does, unless given. */
  passwords?: Passwords | undefined;
  /** What follows every sign-in. */
  onSignIn?: (userId: string, now: Date) => Promise<void>;
}

/** Where sign-in is served. */
export const authPath = '/api/auth';

const sessionSeconds = 60 * 60 * 24 * 30;
const sessionRefreshSeconds = 60 * 60 * 24;

const aMinute = (max: number) => ({ window: 60, max });

/** What is not named below: how often anything may be called is limited before Better Auth is asked. */
const usualLimit = aMinute(300);

/** How often one caller may try what costs much, or could be guessed. */
const callerLimits = {
  '/sign-in/email': aMinute(60),
  '/sign-up/email': aMinute(60),
  '/sign-in/magic-link': aMinute(10),
  '/magic-link/verify': aMinute(20),
  '/request-password-reset': aMinute(10),
  '/reset-password': aMinute(20),
  '/send-verification-email': aMinute(10),
  '/verify-email': aMinute(30),
  '/change-password': aMinute(10),
  '/passkey/verify-authentication': aMinute(30),
};

/** Sign-up, sign-in and sessions by Better Auth, on our own tables. */
export function createAuth(options: AuthOptions) {
  const { db, secret, publicUrl, locale, log, shop, passwords, onSignIn } = options;
  const shopSignIn = shop ? createShopSignIn(db, shop.settings, shop.takeMember) : null;
  const joinable = createJoinable(db);
  const auth = betterAuth({
    appName: 'Spark',
    baseURL: publicUrl,
    basePath: authPath,
    secret,
    database: { db: joinable.db, type: 'postgres', transaction: true },
    trustedOrigins: async (request) => (request === undefined ? [] : [sameHost(request)]),
    emailAndPassword: {
      enabled: true,
      ...(passwords && { password: passwords }),
      minPasswordLength: limits.passwordMinLength,
      maxPasswordLength: limits.passwordMaxLength,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: linkSeconds.reset,
      // Whoever asks is answered before Better Auth is: see auth-hooks.ts.
      sendResetPassword: () => Promise.resolve(),
      onPasswordReset: async ({ user }) => {
        if (!user.emailVerified) await proveByLetter(db, user.id, new Date());
        await tellPasswordChanged(db, user.id);
      },
    },
    emailVerification: {
      // Of a sign-up Better Auth tells once it is over, when a letter could be lost: it is asked for with the account, below.
      sendOnSignUp: false,
      expiresIn: linkSeconds.confirm,
      // What is left is another address, which the one before has said yes to.
      sendVerificationEmail: async ({ user: { id: userId, email: address } }, request) => {
        const letter = {
          kind: 'take-address',
          userId,
          address,
          wasConfirmed: true,
          mailbox: address,
        } as const;
        const asked = { ...letter, ...networkOfRequest(request) };
        await db.transaction().execute((trx) => askForLetter(trx, asked, new Date()));
      },
      afterEmailVerification: async ({ id }) =>
        db.transaction().execute((trx) => settleAddress(trx, id, new Date())),
    },
    user: authTables.user,
    session: { ...authTables.session, expiresIn: sessionSeconds, updateAge: sessionRefreshSeconds },
    account: {
      ...authTables.account,
      accountLinking: {
        enabled: true,
        // An outside account is never joined to one of ours by e-mail alone: whoever wants that connects it, signed in.
        disableImplicitLinking: true,
        allowDifferentEmails: true,
        trustedProviders: [shopProvider],
      },
      encryptOAuthTokens: true,
    },
    verification: { ...authTables.verification, storeIdentifier: 'hashed' },
    databaseHooks: {
      user: {
        create: {
          before: async (user, context) => {
            const claim = readClaim(user.email);
            const kept = claim === null ? {} : { email: claim.email, claimedEmail: claim.address };
            const id = newId();
            const named = { name: checkName(user.name), handle: await freeHandle(db, user.name) };
            // Whoever makes an account from the command line answers for its address. Where too many letters went there, or
            // were asked for, it stays unconfirmed.
            if (context?.request !== undefined && !user.emailVerified) {
              const mailbox = claim?.address ?? user.email;
              const letter = { kind: 'confirm', userId: id, mailbox } as const;
              const asked = { ...letter, ...networkOfRequest(context.request) };
              await askForLetter(joinable.current(), asked, new Date());
            }
            return {
              data: {
                ...user,
                ...kept,
                ...named,
                id,
                // Letters are written in the language the account was made in, until another is chosen.
                locale: matchLocale(context?.headers?.get('accept-language')) ?? locale,
              },
            };
          },
        },
        update: {
          before: async (changes, context) => {
            if (changes.email === undefined || context?.path !== '/verify-email') return undefined;
            // Both addresses were confirmed on the way here. Who has it without that has it no longer.
            await releaseUnconfirmed(db, changes.email, new Date());
            return { data: { ...changes, emailVerified: true, claimedEmail: null } };
          },
          // A link changes an account only where nobody had confirmed it; Better Auth knows nothing of passkeys there.
          after: async ({ id }, context) => {
            if (context?.path === '/magic-link/verify') await proveByLetter(db, id, new Date());
          },
        },
      },
      session: { create: { after: async ({ userId }) => onSignIn?.(userId, new Date()) } },
    },
    rateLimit: { enabled: true, ...usualLimit, customRules: callerLimits, customStorage: countCalls(db) },
    advanced: {
      cookiePrefix: 'spark',
      // Said aloud, for Better Auth leaves these checks out where NODE_ENV is "test".
      disableCSRFCheck: false,
      disableOriginCheck: false,
      useSecureCookies: publicUrl.startsWith('https:'),
      // Its tables are ours, made by our migrations; looking each of them up again cost every process a bit of its start.
      database: { generateId: () => newId(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    // Name and picture are changed by PATCH /me, within our limits, the address by PUT /me/email; an account ends by
    // DELETE /me. The tokens of the shop are nobody's business.
    disabledPaths: [
      '/update-user',
      '/change-email',
      '/delete-user',
      '/get-access-token',
      '/refresh-token',
      '/account-info',
    ],
    // What is no refusal reaches our own error handler instead of becoming an empty 500.
    onAPIError: { throw: true, errorURL: '/sign-in' },
    logger: {
      level: 'error',
      // Of the details only what went wrong: the rest names people.
      log: (_level, message, ...details) =>
        log?.error(
          { reasons: details.flatMap((detail) => (detail instanceof Error ? detail.message : [])) },
          message,
        ),
    },
    telemetry: { enabled: false },
    plugins: [
      bearer(),
      magicLink({
        disableSignUp: true,
        expiresIn: linkSeconds.signIn,
        rateLimit: { window: 60, max: callerLimits['/magic-link/verify'].max },
        // As with passwords: see auth-hooks.ts.
        sendMagicLink: () => undefined,
      }),
      passkey({
        rpID: new URL(publicUrl).hostname,
        rpName: 'Spark',
        origin: publicUrl,
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
        schema: { passkey: authTables.passkey },
      }),
      ...(shopSignIn === null ? [] : [shopSignIn.plugin]),
      // After `bearer`, so that it knows who asks by a token, too.
      {
        id: 'spark',
        hooks: {
          before: [{ matcher: () => true, handler: beforeAnswer(db, whoAsks) }],
          after: [{ matcher: () => true, handler: afterAnswer(db, async () => shopSignIn?.afterSignIn()) }],
        },
      },
    ],
  });
  return auth;

  // By a cookie or a bearer token, of which hooks know nothing.
  async function whoAsks(headers: Headers): Promise<string | null> {
    return (await auth.api.getSession({ headers }))?.user.id ?? null;
  }
}

/** Counts calls in the database, so that several processes are no more tries; of what is cheap nothing is written. */
function countCalls(db: Db): BetterAuthRateLimitStorage {
  return {
    consume: async (key, { window, max }) => {
      if (max >= usualLimit.max) return { allowed: true, retryAfter: null };
      const call = { key, most: max, windowMs: window * 1_000 };
      const { isWithin, nextInSeconds } = await takeCall(db, call, new Date());
      return { allowed: isWithin, retryAfter: isWithin ? null : nextInSeconds };
    },
  };
}

/** Better Auth as it is set up here. */
export type Auth = ReturnType<typeof createAuth>;

function networkOfRequest(request: Request | undefined): { network?: string } {
  return request === undefined ? {} : { network: networkIn(request.headers) };
}

// Spark may be reached under several names (localhost, 127.0.0.1, a name of the network); a page of the same host is ours.
function sameHost(request: Request): string {
  const url = new URL(request.url);
  return `${url.protocol}//${request.headers.get('host') ?? url.host}`;
}

function checkName(name: string): string {
  const tidy = tidyName(name) || 'Somebody new';
  const refusal = refuseName(tidy, { isStaff: false });
  if (refusal === null) return tidy;
  throw authRefusal('UNPROCESSABLE_ENTITY', { code: 'NAME_REFUSED', sentence: refusal });
}
