import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { createApp } from '../src/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import { grantMembership } from '../src/modules/memberships/index.ts';
import type { Db } from '../src/platform/db/index.ts';
import { openFolderStore } from '../src/platform/storage/index.ts';
import { createTestDatabase } from './test-database.ts';

const testApiKey = 'the-shop-of-the-tests';

/** Puts the whole server together on a database and a data folder of its own; call `close` at the end. */
export async function createTestApp(settings: Partial<Config> = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'spark-app-'));
  const config = { ...readConfig({ SPARK_DATA_DIR: dataDir, SPARK_API_KEY: testApiKey }), ...settings };
  const app = await createApp({
    config,
    secrets: {
      auth: 'auth-secret-of-the-tests-only-32',
      cursor: 'cursor-secret-of-the-tests-only',
      apiKey: testApiKey,
    },
    db: database.db,
    store: await openFolderStore(join(dataDir, 'media')),
    log: pino({ level: 'silent' }),
    version: '0.0.0-test',
    pages: null,
  });
  await app.ready();
  return {
    app,
    db: database.db,
    dataDir,
    call: (method, path, options = {}) => call(app, method, path, options),
    signUp: (name) => signUp(app, database.db, name),
    close: async () => {
      await app.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function call(
  app: FastifyInstance,
  method: Method,
  path: string,
  { as, body, headers }: CallOptions,
): Promise<LightMyRequestResponse> {
  const authorization = as === undefined ? {} : { authorization: `Bearer ${as.token}` };
  const options: InjectOptions = { method, url: `/api/v1${path}`, headers: { ...authorization, ...headers } };
  if (body !== undefined) options.payload = body;
  return app.inject(options);
}

let signedUp = 0;

async function signUp(app: FastifyInstance, db: Db, name = 'Somebody'): Promise<TestPerson> {
  const email = `somebody-${++signedUp}@spark.test`;
  const response = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    payload: { name, email, password: 'a-password-of-the-tests' },
  });
  const token = response.headers['set-auth-token'];
  if (typeof token !== 'string')
    throw new Error(`Signing up failed: ${response.statusCode} ${response.body}`);
  const user = await db
    .selectFrom('users')
    .select(['id', 'handle'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const person = { ...user, email, token };
  const join = () =>
    grantMembership(db, { userId: user.id, until: null, source: 'operator', now: new Date() });
  return { ...person, becomeMember: () => join().then(() => person) };
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type CallOptions = {
  as?: { token: string };
  body?: object | string | Buffer;
  headers?: Record<string, string>;
};

/** A server for tests; `call` takes paths below `/api/v1`. */
export type TestApp = {
  app: FastifyInstance;
  db: Db;
  dataDir: string;
  call(method: Method, path: string, options?: CallOptions): Promise<LightMyRequestResponse>;
  signUp(name?: string): Promise<TestPerson>;
  close(): Promise<void>;
};

/** Somebody with an account and a session. */
export type TestPerson = SignedUp & { becomeMember(): Promise<SignedUp> };

type SignedUp = { id: string; handle: string; email: string; token: string };
