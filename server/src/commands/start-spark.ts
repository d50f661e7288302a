import type { Locale } from '@spark/contract';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createApp } from '../app.ts';
import { type Config, contactOf } from '../config.ts';
import { createConsumers } from '../consumers.ts';
import { createJobs } from '../jobs.ts';
import { createAuth, type Auth } from '../modules/accounts/index.ts';
import { createFeedEngine } from '../modules/feed/index.ts';
import { plantInterests } from '../modules/interests/index.ts';
import { createPayments, type ShopPayments } from '../modules/shop/index.ts';
import { createReceiver } from '../platform/broadcast/index.ts';
import { createChangeFollower, type ChangeFollower } from '../platform/changes/index.ts';
import { migrate } from '../platform/db/index.ts';
import { createDecoder } from '../platform/decoder/index.ts';
import { createCursorCodec, listenAt } from '../platform/http/index.ts';
import { prepareJobs, startWorker } from '../platform/jobs/index.ts';
import { openMail, type Mail } from '../platform/mail/index.ts';
import { openPush } from '../platform/push/index.ts';
import { openFolderStore, openVault } from '../platform/storage/index.ts';
import type { Services } from '../platform/services.ts';
import { loadSecrets, type Secrets } from '../secrets.ts';
import { loadPages } from './load-pages.ts';
import { offerDemo, showDemoSignIns } from './offer-demo.ts';
import { type OpenDatabase, openEmbedded, openOutside } from './open-database.ts';
import { explainListenError } from './require-free-port.ts';
import type { Shutdown } from './shutdown.ts';

/** Puts a whole Spark together and starts it: its database, its background work, and its pages and API. */
export async function startSpark(run: Run, role: Role): Promise<void> {
  const { config, shutdown } = run;
  const opened = await prepareDatabase(run);
  const { db } = opened.database;
  const store = await openFolderStore(join(config.dataDir, 'media'));
  const vault = await openVault(join(config.dataDir, 'originals'));
  const exports = await openVault(join(config.dataDir, 'exports'));
  await offerDemo(run, db, store);
  await plantInterests(db, config.locale);
  const decoder = createDecoder();
  shutdown.whenStopping(() => decoder.close());
  const payments = await createPayments(config.stripe, config.publicUrl);
  const mail = openMail({ ...config.mail, folder: join(config.dataDir, 'mail'), log: run.log });
  shutdown.whenStopping(async () => mail.close());
  const secrets = await loadSecrets(config.dataDir, config.apiKey);
  const outbound = { allowedHosts: config.pushHosts };
  const push = openPush({ keys: secrets.push, contact: contactOf(config), outbound });
  shutdown.whenStopping(() => push.close());
  const { publicUrl, eventDays, locale } = config;
  const cursors = createCursorCodec(secrets.cursor);
  const letterKey = secrets.letters;
  const told = { mail, push, publicUrl, letterKey };
  const services = { db, store, vault, exports, decoder, cursors, payments, eventDays, locale, ...told };
  const changes = role === 'worker' ? null : createChangeFollower(db, run.log);
  if (changes !== null) shutdown.whenStopping(() => changes.close());
  if (role !== 'web') {
    const auth = createAuth({ db, secret: secrets.auth, publicUrl, locale, log: run.log });
    await work(run, opened, { ...services, auth, changes });
  }
  if (changes !== null) await listen(run, opened, { ...services, secrets, changes });
  await showDemoSignIns(run, db);
}

async function prepareDatabase({ config, log, tell, shutdown, pagesBuilt }: Run): Promise<OpenDatabase> {
  const opened =
    config.databaseUrl === null
      ? await openEmbedded(config.dataDir, tell, log)
      : await openOutside(config.databaseUrl, log);
  shutdown.whenStopping(() => opened.stop());
  const { pool } = opened.database;
  const onStep = (name: string) => log.info({ migration: name }, 'applying migration');
  // There is no way back from an upgrade, and without its pages it is none.
  const applied = await migrate(pool, onStep, pagesBuilt);
  await prepareJobs(pool, log);
  if (applied.length > 0) tell('Database schema brought up to date');
  return opened;
}

async function work(
  { log, shutdown }: Run,
  { database }: OpenDatabase,
  services: Tools & { auth: Auth; changes: ChangeFollower | null },
): Promise<void> {
  const worker = await startWorker(database.pool, createJobs(services), log);
  shutdown.whenStopping(() => worker.stop());
  for (const consumer of createConsumers(services, log)) {
    consumer.start(services.changes);
    shutdown.whenStopping(() => consumer.close());
  }
}

async function listen(
  run: Run,
  { database }: OpenDatabase,
  { changes, ...services }: Tools & { secrets: Secrets; changes: ChangeFollower },
): Promise<void> {
  const { config, log, tell, shutdown } = run;
  await run.pagesBuilt();
  const pages = await loadPages();
  if (pages === null) tell('The web app is not built: only the API is served. "npm start" builds it.');
  const version = await readVersion();
  const receiver = createReceiver(database.connection, log);
  shutdown.whenStopping(() => receiver.close());
  const feedEngine = createFeedEngine({ database, changes, dataDir: config.dataDir, log });
  shutdown.whenStopping(() => feedEngine.close());
  const { outages } = database;
  const parts = {
    config,
    ...services,
    receiver,
    changes,
    feedEngine,
    outages,
    log,
    version,
    pages,
    outbound: {},
  };
  const app = await createApp(parts);
  shutdown.whenStopping(() => app.close());
  await receiver.start();
  const { host, port } = config;
  await listenAt(app, { host, port }).catch((error: NodeJS.ErrnoException) => {
    throw explainListenError(error, config);
  });
  // Listening already, so that whoever asks learns why it is not ready yet.
  await feedEngine.start();
  tell(`\nSpark is ready: ${config.publicUrl}`);
}

async function readVersion(): Promise<string> {
  // Our own file.
  const own = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return own.version;
}

type Tools = Pick<
  Services,
  'db' | 'store' | 'vault' | 'exports' | 'decoder' | 'cursors' | 'publicUrl' | 'push'
> & {
  payments: ShopPayments;
  mail: Mail;
  eventDays: number;
  locale: Locale;
  letterKey: string;
};

/** What a process of Spark does: all of it, pages and API, or background work. */
export type Role = 'all' | 'web' | 'worker';

/** A start: what it goes by, where it tells what, and what is ended at its end. */
export type Run = {
  config: Config;
  log: Logger;
  tell: (message: string) => void;
  shutdown: Pick<Shutdown, 'whenStopping'>;
  /** Waits until the web app is built, where that goes on meanwhile. */
  pagesBuilt: () => Promise<void>;
};
