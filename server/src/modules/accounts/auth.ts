import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { bearer } from 'better-auth/plugins/bearer';
import { limits } from '@spark/contract';
import { newId, type Db } from '../../platform/db/index.ts';
import { freeHandle } from './names/free-handle.ts';
import { refuseName, tidyName } from './names/name.policy.ts';

/** What sign-in needs to know. */
export interface AuthOptions {
  db: Db;
  secret: string;
  publicUrl: string;
  /** Where trouble is noted; nowhere unless given. */
  log?: { error(facts: object, message: string): void };
}

/** Where sign-in is served. */
export const authPath = '/api/auth';

// Carries the address of the caller to the limiter of sign-in; whatever a client sends under this name is replaced.
export const clientAddressHeader = 'x-spark-client-address';

const sessionSeconds = 60 * 60 * 24 * 30;
const sessionRefreshSeconds = 60 * 60 * 24;

/** Sign-up, sign-in and sessions by Better Auth, on our own tables. */
export function createAuth({ db, secret, publicUrl, log }: AuthOptions) {
  return betterAuth({
    appName: 'Spark',
    baseURL: publicUrl,
    basePath: authPath,
    secret,
    database: { db, type: 'postgres', transaction: true },
    trustedOrigins: async (request) => (request === undefined ? [] : [sameHost(request)]),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: limits.passwordMinLength,
      maxPasswordLength: limits.passwordMaxLength,
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { handle: { type: 'string', required: false, input: false } },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: sessionSeconds,
      updateAge: sessionRefreshSeconds,
    },
    account: {
      modelName: 'credentials',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        idToken: 'id_token',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      // An outside account is never joined to one of ours by e-mail alone.
      accountLinking: { enabled: false },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => ({
            data: { ...user, name: checkName(user.name), handle: await freeHandle(db, user.name) },
          }),
        },
      },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { '/sign-in/email': { window: 60, max: 60 }, '/sign-up/email': { window: 60, max: 60 } },
    },
    advanced: {
      cookiePrefix: 'spark',
      // Said aloud, for Better Auth leaves these checks out where NODE_ENV is "test".
      disableCSRFCheck: false,
      disableOriginCheck: false,
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    // Name and picture are changed by PATCH /me, within our limits.
    disabledPaths: ['/update-user', '/change-email', '/delete-user'],
    // What is no refusal reaches our own error handler instead of becoming an empty 500.
    onAPIError: { throw: true },
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
    plugins: [bearer()],
  });
}

/** Better Auth as it is set up here. */
export type Auth = ReturnType<typeof createAuth>;

// Spark may be reached under several names (localhost, 127.0.0.1, a name of the network); a page of the same host is ours.
function sameHost(request: Request): string {
  const url = new URL(request.url);
  return `${url.protocol}//${request.headers.get('host') ?? url.host}`;
}

function checkName(name: string): string {
  const tidy = tidyName(name) || 'Somebody new';
  const refusal = refuseName(tidy, { isStaff: false });
  if (refusal === null) return tidy;
  throw new APIError('UNPROCESSABLE_ENTITY', { code: 'NAME_REFUSED', message: refusal });
}
