import type { Config } from '../config.ts';
import { createDatabase, type Database, type OutageListener } from '../platform/db/index.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/index.ts';
import { claimInstance } from '../platform/instance/index.ts';
import { CommandError } from './command-error.ts';
import { findKeptDatabase } from './find-kept-database.ts';
import { requireDataFolder } from './require-data-folder.ts';

const OLDEST_SERVER = 15;

/**
 * Opens the database for a short command: the outside one, the embedded one that a serving Spark keeps, or the
 * embedded one started for this command alone.
 */
export async function openDatabase(config: Config, command: string, tell: Tell): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) return openOutside(config.databaseUrl);
  const kept = await findKeptDatabase(config.dataDir, tell);
  if (kept !== null) return connect(kept, async () => undefined);
  await requireDataFolder(config.dataDir);
  const claim = await claimInstance(config.dataDir, command);
  try {
    const embedded = await openEmbedded(config.dataDir, tell);
    return { ...embedded, stop: () => embedded.stop().finally(() => claim.release()) };
  } catch (error) {
    await claim.release();
    throw error;
  }
}

/** Starts the embedded database of a data folder that is already claimed. */
export async function openEmbedded(dataDir: string, tell: Tell, log: Log = quiet): Promise<OpenDatabase> {
  const postgres = await startEmbeddedPostgres({
    dataDir,
    log,
    onProgress: tell,
  });
  return connect(postgres.url, () => postgres.stop(), log);
}

/** Connects to the PostgreSQL named by `DATABASE_URL`, refusing one that is too old. */
export async function openOutside(url: string, log: Log = quiet): Promise<OpenDatabase> {
  const opened = connect(url, async () => undefined, log);
  try {
    const { rows } = await opened.database.pool.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    );
    const major = Math.floor(Number(rows[0]?.version ?? 0) / 10_000);
    if (major >= OLDEST_SERVER) return opened;
    throw new CommandError(
      `DATABASE_URL leads to PostgreSQL ${major}, and Spark needs ${OLDEST_SERVER} or later.`,
    );
  } catch (cause) {
    await opened.stop();
    if (cause instanceof CommandError) throw cause;
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
    throw new CommandError(`The database of DATABASE_URL cannot be reached: ${reason}`, { cause });
  }
}

function connect(url: string, stopServer: () => Promise<void>, log: Log = quiet): OpenDatabase {
  const database = createDatabase({ url, log });
  return { database, url, stop: () => database.close().finally(stopServer) };
}

const quiet: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (what: unknown, message = what) => console.error(message),
};

type Log = { info(message: string): void; error(message: string): void } & OutageListener;

type Tell = (message: string) => void;

/** A database ready for use; `stop` closes the pool and ends the server if it was started for us. */
export type OpenDatabase = { database: Database; url: string; stop(): Promise<void> };
