import { stat, statfs } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { findInstance } from '../platform/instance/index.ts';
import { openDatabase } from './open-database.ts';
import { requireDataFolder } from './require-data-folder.ts';
import { requireFreePort } from './require-free-port.ts';

const NODE_MAJOR = 24;
const LOW_DISK_BYTES = 1_000_000_000;
const webBuild = fileURLToPath(new URL('../../../web/build/handler.js', import.meta.url));

/** `spark doctor`: looks at everything Spark needs and says what to do about what is wrong. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check everything Spark needs, and say what to do about what is wrong')
    .option('--json', 'print a machine-readable result')
    .action(async ({ json }: { json?: true }) => {
      const findings: Finding[] = [];
      for (const { name, look } of examinations) {
        const finding = await examine(name, look);
        findings.push(finding);
        if (!json) console.log(`${finding.isWell ? '✓' : '✗'} ${name}: ${finding.says}`);
      }
      if (json) console.log(JSON.stringify({ findings }));
      if (findings.some(({ isWell }) => !isWell)) process.exitCode = 1;
    });
}

const examinations: { name: string; look: (config: Config) => Promise<string> }[] = [
  { name: 'settings', look: async () => 'every value can be used' },
  { name: 'Node', look: lookAtNode },
  { name: 'data folder', look: lookAtDataFolder },
  { name: 'disk', look: lookAtDisk },
  { name: 'port', look: lookAtPort },
  { name: 'database', look: lookAtDatabase },
  { name: 'web app', look: lookAtWebApp },
];

async function examine(name: string, look: (config: Config) => Promise<string>): Promise<Finding> {
  try {
    return { name, isWell: true, says: await look(readConfig(process.env)) };
  } catch (error) {
    return { name, isWell: false, says: error instanceof Error ? error.message : String(error) };
  }
}

async function lookAtNode(): Promise<string> {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= NODE_MAJOR) return process.version;
  throw new Error(
    `this is ${process.version}; start with "npm start" or "npx spark", which bring Node ${NODE_MAJOR}`,
  );
}

async function lookAtDataFolder({ dataDir }: Config): Promise<string> {
  await requireDataFolder(dataDir);
  return dataDir;
}

async function lookAtDisk({ dataDir }: Config): Promise<string> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = `${(Number(bavail * bsize) / 1e9).toFixed(1)} GB free`;
  if (bavail * bsize >= LOW_DISK_BYTES) return free;
  throw new Error(`only ${free} in ${dataDir}; make room, or set SPARK_DATA_DIR to a larger disk`);
}

async function lookAtPort({ port, host, dataDir }: Config): Promise<string> {
  const instance = await findInstance(dataDir);
  if (instance?.address) return `Spark is running at ${instance.address} (process ${instance.pid})`;
  await requireFreePort({ port, host });
  return `${port} is free`;
}

async function lookAtDatabase(config: Config): Promise<string> {
  const { database, stop } = await openDatabase(config, 'doctor', () => undefined);
  try {
    const { rows } = await database.pool.query<{ version: string; size: string }>(
      "SELECT current_setting('server_version') AS version, pg_size_pretty(pg_database_size(current_database())) AS size",
    );
    const kind = config.databaseUrl === null ? 'embedded' : 'outside';
    return `${kind} PostgreSQL ${rows[0]?.version}, ${rows[0]?.size}`;
  } finally {
    await stop();
  }
}

async function lookAtWebApp(): Promise<string> {
  const built = await stat(webBuild).catch(() => {
    throw new Error('not built yet; "npm start" builds it');
  });
  return `built ${built.mtime.toISOString()}`;
}

type Finding = { name: string; isWell: boolean; says: string };
