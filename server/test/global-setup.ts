import { rmSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { createDatabase, migrate } from '../src/platform/db/index.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';
import { prepareJobs } from '../src/platform/jobs/index.ts';
import { folderOfRuns } from './folder-of-runs.ts';
import { SERVER_VARIABLE, TEMPLATE_NAME, urlOf } from './test-server.ts';
import { throwaway } from './throwaway.ts';

/** Nobody tidies up in databases that live for minutes. */
const settings = {
  ...throwaway,
  autovacuum: 'off',
  max_connections: '200',
  // The log is to be no larger than what it logs.
  max_wal_size: '128MB',
};

/** Starts one PostgreSQL for all test files and migrates the database that they clone. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(await folderOfRuns(), 'spark-test-'));
  // PostgreSQL runs as another user where we are root, also in what tests make in here.
  await chmod(dataDir, 0o711);
  process.env['TMPDIR'] = dataDir;
  const postgres = await startEmbeddedPostgres({
    dataDir,
    log: { info: () => undefined, error: console.error },
    settings,
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
