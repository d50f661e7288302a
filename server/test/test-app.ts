import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { createApp, type AppParts } from '../src/app.ts';
import { contactOf, readConfig } from '../src/config.ts';
import { createConsumers } from '../src/consumers.ts';
import { createJobs } from '../src/jobs.ts';
import { createAuth } from '../src/modules/accounts/index.ts';
import { createFeedEngine, type FeedEngine } from '../src/modules/feed/index.ts';
import { createPayments } from '../src/modules/shop/index.ts';
import { createReceiver } from '../src/platform/broadcast/index.ts';
import { createChangeFollower } from '../src/platform/changes/index.ts';
import type { Database, Db } from '../src/platform/db/index.ts';
import type { Decoder } from '../src/platform/decoder/index.ts';
import { createCursorCodec } from '../src/platform/http/index.ts';
import { startWorker, type Jobs } from '../src/platform/jobs/index.ts';
import { openMail } from '../src/platform/mail/index.ts';
import { newPushKeys, openPush } from '../src/platform/push/index.ts';
import { openFolderStore, openVault, type MediaStore, type Vault } from '../src/platform/storage/index.ts';
import { createCaller, type Caller } from './call.ts';
import { newMember, newUser, type Person } from './people.ts';
import { quickPasswords } from './quick-passwords.ts';
import { createTestDatabase } from './test-database.ts';
import { createTestDecoder } from './test-decoder.ts';

/** The API key of the shop in tests. */
export const shopKey = 'the-key-of-the-shop-in-tests';

const cursorSecret = 'another secret';

/** What sign-in signs with in tests. */
export const authSecret = 'a secret of thirty-two characters';

/** A whole Spark without pages, on a database and a media folder of its own. */
export interface TestApp extends Caller {
  app: FastifyInstance;
  dataDir: string;
  db: Db;
  store: MediaStore;
  vault: Vault;
  exports: Vault;
  decoder: Decoder;
  feedEngine: FeedEngine;
  /** What its worker does, if it works. */
  jobs: Jobs;
  /** Has everything made of the change log that its worker makes of it. */
  consumeChanges(now?: Date): Promise<void>;
  /** Somebody with an account, signed in. */
  newUser(facts?: Parameters<typeof newUser>[1]): Promise<Person>;
  /** Somebody with an account and an active membership, signed in. */
  newMember(facts?: Parameters<typeof newUser>[1]): Promise<Person>;
  close(): Promise<void>;
}

/** Puts a Spark together for one test file; `close` takes it and its data away. */
export async function createTestApp(
  options: {
    database?: Database;
    outbound?: AppParts['outbound'];
    streams?: AppParts['streams'];
    /** Where its data lies; it is taken away at the end all the same. */
    dataDir?: string;
    /** Whether jobs are worked on as they come in; else nothing happens by itself. */
    works?: boolean;
    /** For feeds to be ranked the engine; what is asked of the change log needs its follower, and there a database. */
    starts?: 'nothing' | 'follower' | 'engine';
    /** Settings of the operator. */
    env?: Record<string, string>;
  } = {},
): Promise<TestApp> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'spark-test-app-')));
  const database = options.database ?? (await createTestDatabase());
  const { db } = database;
  const store = await openFolderStore(join(dataDir, 'media'));
  const vault = await openVault(join(dataDir, 'originals'));
  const exports = await openVault(join(dataDir, 'exports'));
  const decoder = createTestDecoder();
  // To see why a test met a 500: LOG_LEVEL=error npx vitest …
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' });
  const config = readConfig({ SPARK_DATA_DIR: dataDir, ...options.env });
  const payments = await createPayments(config.stripe, config.publicUrl);
  const mail = openMail({ ...config.mail, folder: join(dataDir, 'mail'), log });
  const pushKeys = newPushKeys();
  const push = openPush({ keys: pushKeys, contact: contactOf(config), outbound: options.outbound ?? {} });
  const services = { db, store, vault, exports, decoder, payments, push };
  const receiver = createReceiver(database.connection, log);
  const auth = createAuth({
    db,
    secret: authSecret,
    publicUrl: config.publicUrl,
    locale: config.locale,
    passwords: quickPasswords,
  });
  const cursors = createCursorCodec(cursorSecret);
  const { publicUrl, eventDays, locale } = config;
  const letters = 'a secret of letters';
  const jobs = createJobs({
    ...services,
    auth,
    cursors,
    mail,
    publicUrl,
    eventDays,
    locale,
    letterKey: letters,
  });
  const consumers = createConsumers(services, log);
  const changes = createChangeFollower(db, log);
  const feedEngine = createFeedEngine({
    database,
    changes,
    dataDir,
    log,
    readsFile: false,
    compactEveryMs: null,
  });
  const app = await createApp({
    config,
    secrets: {
      auth: authSecret,
      cursor: cursorSecret,
      letters,
      apiKey: shopKey,
      push: pushKeys,
    },
    ...services,
    receiver,
    changes,
    feedEngine,
    log,
    outages: database.outages,
    version: '0.0.0-test',
    pages: null,
    passwords: quickPasswords,
    outbound: options.outbound ?? {},
    streams: options.streams ?? {},
  });
  await receiver.start();
  const { starts = 'follower' } = options;
  // An index costs as much as all the rest of a Spark, and few tests rank anything.
  if (starts === 'follower') await changes.start(null);
  if (starts === 'engine') await feedEngine.start();
  if (options.works) for (const consumer of consumers) consumer.start(changes);
  const worker = options.works ? await startWorker(database.pool, jobs, log) : null;
  return {
    app,
    dataDir,
    ...services,
    feedEngine,
    jobs,
    consumeChanges: async (now) => {
      for (const consumer of consumers) await consumer.catchUp(now);
    },
    ...createCaller(app),
    newUser: (facts) => newUser(db, facts),
    newMember: (facts) => newMember(db, facts),
    close: async () => {
      await worker?.stop();
      for (const consumer of consumers) await consumer.close();
      await app.close();
      await feedEngine.close();
      await changes.close();
      await receiver.close();
      await push.close();
      await decoder.close();
      await database.close();
      // The decoder may be putting its last file away.
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
