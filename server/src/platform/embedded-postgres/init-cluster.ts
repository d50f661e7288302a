import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterPaths } from './cluster-paths.ts';
import { EmbeddedPostgresError } from './errors.ts';
import type { Binaries } from './locate-binaries.ts';
import { type RunAs, spawnAs } from './run-as-user.ts';

/** The role that owns the embedded database. */
export const OWNER_ROLE = 'spark';

/** The major version of the binaries we ship; a cluster of another one cannot be opened. */
const MAJOR_VERSION = '18';

/** Makes the database cluster unless it is there, and answers its password. */
export async function ensureCluster({ paths, binaries, runAs, onProgress }: Setup): Promise<string> {
  if (await exists(paths.version)) {
    await refuseOtherVersion(paths);
    if (runAs.kind !== 'self') await giveTo(runAs, paths.cluster);
    return readPassword(paths);
  }
  onProgress('Preparing the embedded database');
  const password = randomBytes(24).toString('base64url');
  await writePrivate(paths.password, password);
  // Made beside its place and moved there when whole: an interrupted initdb is never mistaken for a cluster.
  const unfinished = `${paths.cluster}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  if (runAs.kind !== 'self') await chown(unfinished, runAs.uid, runAs.gid);
  await runInitdb(unfinished, password, { paths, binaries, runAs });
  await rm(paths.cluster, { recursive: true, force: true });
  await rename(unfinished, paths.cluster);
  await syncFolder(paths.root);
  return password;
}

/** Reads the password of the embedded database's only role. */
export async function readPassword(paths: ClusterPaths): Promise<string> {
  try {
    return await readFile(paths.password, 'utf8');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The password of the embedded database cannot be read from ${paths.password}. ` +
        'Restore that file from a backup, or start Spark as the user who owns it.',
      { cause },
    );
  }
}

async function runInitdb(
  folder: string,
  password: string,
  { paths, binaries, runAs }: Omit<Setup, 'onProgress'>,
): Promise<void> {
  const passwordFile = join(paths.root, 'initdb-password');
  await writePrivate(passwordFile, password);
  if (runAs.kind !== 'self') await chown(passwordFile, runAs.uid, runAs.gid);
  const args = [
    `--pgdata=${folder}`,
    `--username=${OWNER_ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The builtin provider sorts alike on every machine, so that indexes survive a move between them.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
    '--no-instructions',
  ];
  try {
    await complete(spawnAs(runAs, binaries.initdb, args, ['ignore', 'ignore', 'pipe']));
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function complete(child: ReturnType<typeof spawnAs>): Promise<void> {
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  throw new EmbeddedPostgresError(`The embedded database could not be prepared: ${complaint.trim()}`);
}

async function refuseOtherVersion(paths: ClusterPaths): Promise<void> {
  const version = (await readFile(paths.version, 'utf8')).trim();
  if (version === MAJOR_VERSION) return;
  throw new EmbeddedPostgresError(
    `The database in ${paths.cluster} was made by PostgreSQL ${version}, and this Spark brings ${MAJOR_VERSION}. ` +
      'Dump it with the Spark that made it and load it into a new data folder.',
  );
}

/** A cluster copied by root belongs to root; PostgreSQL wants to own it whole. */
async function giveTo(user: { uid: number; gid: number }, cluster: string): Promise<void> {
  if ((await stat(cluster)).uid !== 0) return;
  for (const entry of await readdir(cluster, { recursive: true })) {
    await chown(join(cluster, entry), user.uid, user.gid);
  }
  await chown(cluster, user.uid, user.gid);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw new EmbeddedPostgresError(`The embedded database cannot be read: ${String(error)}`, {
      cause: error,
    });
  }
}

async function writePrivate(path: string, text: string): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, text, { mode: 0o600, flag: 'wx', flush: true });
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path);
  await folder.sync().finally(() => folder.close());
}

type Setup = {
  paths: ClusterPaths;
  binaries: Binaries;
  runAs: RunAs;
  onProgress: (step: string) => void;
};
