import { mkdir, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { adoptOrphan } from './adopt-orphan.ts';
import { rememberPort } from './choose-port.ts';
import { clusterPaths } from './cluster-paths.ts';
import { connectionUrl, ensureDatabase } from './database.ts';
import { ensureCluster } from './init-cluster.ts';
import { locateBinaries } from './locate-binaries.ts';
import { chooseRunAs } from './run-as-user.ts';
import { type Launch, startServer } from './start-server.ts';
import { supervise, type SupervisorLog } from './supervise.ts';

/**
 * Starts the PostgreSQL of a data folder, making it at the first time and adopting one that a killed Spark
 * left behind, and keeps it running until `stop()`. The caller holds the data folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, onProgress = () => undefined, settings = {} } = options;
  await mkdir(resolve(options.dataDir, 'postgres'), { recursive: true });
  const paths = clusterPaths(await realpath(options.dataDir));
  const binaries = await locateBinaries();
  const runAs = await chooseRunAs(paths, binaries);
  const password = await ensureCluster({ paths, binaries, runAs, onProgress });
  const launch: Launch = { paths, binaries, runAs, password, settings, port: null };

  const orphan = await adoptOrphan(paths, password);
  if (orphan === null) onProgress('Starting the embedded database');
  else onProgress('Taking over the database that an earlier Spark left running');
  const first = orphan ?? (await startServer(launch));
  const { port } = first;
  const restart = () => startServer({ ...launch, port });
  const supervisor = supervise({ first, restart, log });
  try {
    await rememberPort(paths, port);
    await ensureDatabase({ port, password });
    return {
      url: await connectionUrl({ paths, port, password }),
      port,
      isAdopted: orphan !== null,
      pid: supervisor.pid,
      stop: supervisor.stop,
    };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}

/** What the embedded database needs to know; `settings` go to PostgreSQL as they are. */
export type EmbeddedPostgresOptions = {
  dataDir: string;
  log: SupervisorLog;
  onProgress?: (step: string) => void;
  settings?: Record<string, string>;
};

/** A running embedded database. */
export type EmbeddedPostgres = {
  url: string;
  port: number;
  isAdopted: boolean;
  pid(): number;
  stop(): Promise<void>;
};
