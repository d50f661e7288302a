import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning } from '../instance/index.ts';
import type { ClusterPaths } from './cluster-paths.ts';
import { checkIdentity } from './identity.ts';
import { readPostmaster, worksInCluster } from './postmaster-pid.ts';
import type { ServerProcess } from './start-server.ts';
import { stopProcess, waitUntilGone } from './stop-process.ts';

/** A server still replaying its log after a crash is given this long before it is stopped and started anew. */
const READY_PATIENCE_MS = 30_000;

/**
 * Finds the PostgreSQL that a killed Spark left behind and proves that it serves our cluster; clears away a
 * note that points to nobody or to somebody else.
 */
export async function adoptOrphan(paths: ClusterPaths, password: string): Promise<ServerProcess | null> {
  const postmaster = await readPostmaster(paths);
  if (postmaster === null || !(await isRunning(postmaster.pid))) return null;
  const { pid } = postmaster;
  const isAtHome = await worksInCluster(pid, paths);
  if (isAtHome === false) {
    // The number was given to another program since: PostgreSQL itself would refuse to start because of it.
    await rm(paths.postmasterPid, { force: true });
    return null;
  }
  const port = await findReadyPort(paths, password, pid);
  if (port !== null) return { pid, port, exited: watch(pid) };
  if (isAtHome === true) await stopProcess(pid);
  return null;
}

async function findReadyPort(paths: ClusterPaths, password: string, pid: number): Promise<number | null> {
  const deadline = Date.now() + READY_PATIENCE_MS;
  while (Date.now() < deadline && (await isRunning(pid))) {
    const postmaster = await readPostmaster(paths);
    if (postmaster?.pid === pid && postmaster.port !== null && postmaster.status !== 'stopping') {
      const identity = await checkIdentity({ paths, port: postmaster.port, password });
      if (identity === 'ours') return postmaster.port;
      if (identity === 'foreign') return null;
    }
    await delay(200);
  }
  return null;
}

async function watch(pid: number): Promise<void> {
  while (!(await waitUntilGone(pid, 60_000)));
}
