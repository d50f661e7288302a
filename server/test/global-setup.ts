import { rmSync } from 'node:fs';
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createDatabase, migrate } from '../src/platform/db/index.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';
import { prepareJobs } from '../src/platform/jobs/index.ts';
import { SERVER_VARIABLE, TEMPLATE_NAME, urlOf } from './test-server.ts';

/**
 * This cluster is thrown away after the tests, so nothing in it needs to survive a crash. Nothing of it is written ahead
 * that can be left out, and nobody tidies up in databases that live for minutes.
 */
const throwaway = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  max_connections: '200',
  // Most statements are asked a few times over a connection; PostgreSQL would plan each of the first five times anew.
  plan_cache_mode: 'force_generic_plan',
  // The log is to be no larger than what it logs.
  max_wal_size: '128MB',
};

/** Where files are kept in memory, on systems that have such a place. */
const inMemory = '/dev/shm';
/** A run takes a quarter of it. */
const neededBytes = 2 ** 31;

/** Starts one PostgreSQL for all test files and migrates the database that they clone. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(await folderOfRuns(), 'spark-test-'));
  // PostgreSQL runs as another user where we are root, also in what tests make in here.
  await chmod(dataDir, 0o711);
  process.env['TMPDIR'] = dataDir;
  const postgres = await startEmbeddedPostgres({
    dataDir,
    log: { info: () => undefined, error: console.error },
    settings: throwaway,
  });
  // Whoever ends the run half way leaves nothing running, and nothing in memory.
  const abandon = () => {
    process.kill(postgres.pid(), 'SIGQUIT');
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', abandon);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  await makeTemplate(postgres.url);
  process.env[SERVER_VARIABLE] = postgres.url;
  return async () => {
    process.off('exit', abandon);
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** A database is nearly a thousand files, and tests make and take away many more: on a disk that was a fifth of PostgreSQL's work. */
async function folderOfRuns(): Promise<string> {
  try {
    const { bavail, bsize } = await statfs(inMemory);
    return bavail * bsize > neededBytes ? inMemory : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function makeTemplate(serverUrl: string): Promise<void> {
  const server = createDatabase({ url: serverUrl });
  await server.pool.query(`CREATE DATABASE ${TEMPLATE_NAME}`);
  await server.close();
  const template = createDatabase({ url: urlOf(serverUrl, TEMPLATE_NAME) });
  await migrate(template.pool);
  await prepareJobs(template.pool, pino({ level: 'silent' }));
  // A database that somebody is connected to cannot be cloned.
  await template.close();
}
