import { open, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { choosePort } from './choose-port.ts';
import type { ClusterPaths } from './cluster-paths.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { checkIdentity } from './identity.ts';
import type { Binaries } from './locate-binaries.ts';
import { readPostmaster } from './postmaster-pid.ts';
import { type RunAs, spawnAs } from './run-as-user.ts';
import { stopProcess } from './stop-process.ts';

/** Long enough for the replay of a large write-ahead log after a crash. */
const START_PATIENCE_MS = 120_000;
/** Processes of a killed server notice within moments that it is gone; until then a new one is refused. */
const LEFTOVER_PATIENCE_MS = 30_000;
const LOG_LIMIT_BYTES = 5_000_000;
const PORT_ATTEMPTS = 5;

/** Starts PostgreSQL on the port of last time, or on another when that one is taken. */
export async function startServer(launch: Launch): Promise<ServerProcess> {
  const deadline = Date.now() + LEFTOVER_PATIENCE_MS;
  let hasSocket = hasRoomForSocket(launch.paths);
  for (let portsTried = 0; ;) {
    const port = launch.port ?? (await choosePort(launch.paths));
    const outcome = await tryStart(launch, { port, hasSocket });
    if (outcome.kind === 'ready') return outcome.server;
    // Some shared folders hold files alone.
    if (outcome.kind === 'no-socket' && hasSocket) hasSocket = false;
    else if (outcome.kind === 'leftovers' && Date.now() < deadline) await delay(300);
    else if (outcome.kind === 'port-taken' && launch.port === null && ++portsTried < PORT_ATTEMPTS) continue;
    else throw new EmbeddedPostgresError(`PostgreSQL did not start: ${outcome.complaint}`);
  }
}

async function tryStart(
  launch: Launch,
  { port, hasSocket }: { port: number; hasSocket: boolean },
): Promise<Outcome> {
  const { paths, binaries, runAs, password, settings } = launch;
  await clearSockets(paths);
  await shortenLog(paths.serverLog);
  const log = await open(paths.serverLog, 'a', 0o600);
  const logStart = (await log.stat()).size;
  const args = [
    '-D',
    paths.cluster,
    ...asArguments({ ...ours, ...settings, ...networkOf(port, hasSocket ? `"${paths.cluster}"` : '') }),
  ];
  // The log is a file and not a pipe: an orphan must be able to go on writing to it.
  const child = spawnAs(runAs, binaries.postgres, args, ['ignore', log.fd, log.fd]);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  await log.close();
  const { pid } = child;
  if (pid === undefined) return { kind: 'failed', complaint: `${binaries.postgres} could not be executed` };
  const isReady = await waitUntilReady(paths, pid, exited);
  if (!isReady) {
    await stopProcess(pid);
    return explain(await readFrom(paths.serverLog, logStart));
  }
  const identity = await checkIdentity({ paths, port, password });
  if (identity === 'ours') return { kind: 'ready', server: { pid, port, exited } };
  await stopProcess(pid);
  return { kind: 'port-taken', complaint: `another server answers on port ${port}` };
}

function networkOf(port: number, socketFolder: string): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    logging_collector: 'off',
  };
}

/** What systems take as the path of a socket, and what its name takes of that. */
const SOCKET_PATH_BYTES = 103;
const SOCKET_NAME = '/.s.PGSQL.';
const SOCKET_NAME_BYTES = `${SOCKET_NAME}65535`.length;

/** Whether a socket file can lie in the cluster's folder, which nobody else may enter; a data folder may lie too deep. */
function hasRoomForSocket({ cluster }: ClusterPaths): boolean {
  if (process.platform === 'win32' || cluster.includes('"')) return false;
  return Buffer.byteLength(cluster) + SOCKET_NAME_BYTES <= SOCKET_PATH_BYTES;
}

/** What a killed server left would keep the next one waiting, should its number be somebody else's by now. */
async function clearSockets({ cluster }: ClusterPaths): Promise<void> {
  const left = (await readdir(cluster)).filter((name) => `/${name}`.startsWith(SOCKET_NAME));
  for (const name of left) await rm(join(cluster, name), { force: true });
}

/**
 * Statements are many and small, and compiling the larger ones took longer than it saved: to tell 10,000 smiles took 32 s with
 * it and 18 without.
 */
const ours = { jit: 'off' };

function asArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function waitUntilReady(paths: ClusterPaths, pid: number, exited: Promise<void>): Promise<boolean> {
  const ended = exited.then(() => 'ended' as const);
  const deadline = Date.now() + START_PATIENCE_MS;
  while (Date.now() < deadline) {
    const postmaster = await readPostmaster(paths);
    if (postmaster?.pid === pid && postmaster.status === 'ready') return true;
    if ((await Promise.race([ended, delay(25)])) === 'ended') return false;
  }
  return false;
}

function explain(log: string): Outcome {
  const complaint =
    log
      .split('\n')
      .filter((line) => /FATAL|PANIC|ERROR|HINT|could not/.test(line))
      .join(' ') || log;
  if (/Unix-domain socket|Unix address/.test(log)) return { kind: 'no-socket', complaint };
  if (/could not (bind|create any TCP\/IP)/.test(log)) return { kind: 'port-taken', complaint };
  if (/pre-existing shared memory|lock file .* already exists/.test(log))
    return { kind: 'leftovers', complaint };
  return { kind: 'failed', complaint };
}

async function shortenLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await truncate(path);
}

async function readFrom(path: string, start: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_000), 0, 4_000, start);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

type Outcome =
  | { kind: 'ready'; server: ServerProcess }
  | { kind: 'port-taken' | 'no-socket' | 'leftovers' | 'failed'; complaint: string };

/** What a start needs; `port: null` leaves the choice open. */
export type Launch = {
  paths: ClusterPaths;
  binaries: Binaries;
  runAs: RunAs;
  password: string;
  port: number | null;
  settings: Record<string, string>;
};

/** A PostgreSQL that answers, started or adopted; `exited` settles when it is gone. */
export type ServerProcess = { pid: number; port: number; exited: Promise<void> };
