import { readFile, readlink, realpath } from 'node:fs/promises';
import type { ClusterPaths } from './cluster-paths.ts';

/** Reads PostgreSQL's own note of who serves a cluster; null when there is none or it is incomplete. */
export async function readPostmaster(paths: ClusterPaths): Promise<Postmaster | null> {
  try {
    // Lines as in PostgreSQL's pidfile.h: pid, folder, start time, port, socket folder, address, memory key, status.
    const lines = (await readFile(paths.postmasterPid, 'utf8')).split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 1) return null;
    const [port, socketFolder] = [Number(lines[3]) || null, lines[4]?.trim() || null];
    return { pid, port, socketFolder, status: lines[7]?.trim() ?? '' };
  } catch {
    return null;
  }
}

/**
 * Tells whether a process works in our cluster's folder, as PostgreSQL does all its life; null where the
 * system does not show it.
 */
export async function worksInCluster(pid: number, paths: ClusterPaths): Promise<boolean | null> {
  if (process.platform !== 'linux') return null;
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(paths.cluster));
  } catch {
    return false;
  }
}

/** The first server process of a cluster. */
export type Postmaster = { pid: number; port: number | null; socketFolder: string | null; status: string };
