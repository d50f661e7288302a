import { type ChildProcess, execFile, spawn, type StdioOptions } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { ClusterPaths } from './cluster-paths.ts';
import { EmbeddedPostgresError } from './errors.ts';
import type { Binaries } from './locate-binaries.ts';

const run = promisify(execFile);

/** PostgreSQL sees nothing of our environment: no PG* settings, no secrets. */
const CLEAN_ENV = { LC_ALL: 'C', TZ: 'UTC' };

/**
 * Chooses whom PostgreSQL runs as: ourselves, or, since it refuses to run as root, the owner of the cluster,
 * `postgres` or `nobody`; through `setpriv` where that user could not reach its files.
 */
export async function chooseRunAs(paths: ClusterPaths, binaries: Binaries): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const user = (await ownerOf(paths.cluster)) ?? (await findUser('postgres')) ?? (await findUser('nobody'));
  if (user === null) {
    throw new EmbeddedPostgresError(
      'PostgreSQL refuses to run as root and this system has neither a user "postgres" nor "nobody". ' +
        'Create one (useradd --system postgres), or start Spark as an ordinary user.',
    );
  }
  const plain: RunAs = { kind: 'user', ...user };
  if ((await canReach(user, paths, binaries)) && (await works(plain, binaries))) return plain;

  const setpriv = await findSetpriv();
  const privileged: RunAs | null = setpriv === null ? null : { kind: 'setpriv', setpriv, ...user };
  if (privileged !== null && (await works(privileged, binaries))) return privileged;
  throw new EmbeddedPostgresError(
    `PostgreSQL refuses to run as root, and user ${user.uid} cannot reach ${paths.root} or ${binaries.postgres}. ` +
      'Start Spark as an ordinary user, install setpriv (package util-linux), or move the checkout and ' +
      'SPARK_DATA_DIR to a folder that every user may enter (chmod o+x on each folder above it).',
  );
}

/** Starts a program as the chosen user, in its own session so that Ctrl-C reaches only Spark. */
export function spawnAs(runAs: RunAs, command: string, args: string[], stdio: StdioOptions): ChildProcess {
  const options = { env: CLEAN_ENV, cwd: '/', detached: true, windowsHide: true, stdio };
  if (runAs.kind === 'self') return spawn(command, args, options);
  if (runAs.kind === 'user') return spawn(command, args, { ...options, uid: runAs.uid, gid: runAs.gid });
  return spawn(runAs.setpriv, [...setprivArguments(runAs), command, ...args], options);
}

/** Keeps the single right that opens other users' folders; everything else that root may is dropped. */
function setprivArguments(user: User): string[] {
  return [
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    // Without this the right would not count in access(2), by which PostgreSQL looks for its own programs.
    '--securebits=+no_setuid_fixup',
    '--bounding-set=-all,+dac_override',
    '--no-new-privs',
    '--',
  ];
}

async function works(runAs: RunAs, binaries: Binaries): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawnAs(runAs, binaries.postgres, ['--version'], ['ignore', 'ignore', 'pipe']);
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0 && complaint === ''));
  });
}

async function canReach(user: User, paths: ClusterPaths, binaries: Binaries): Promise<boolean> {
  const checks = await Promise.all([
    canEnter(user, paths.root),
    canEnter(user, dirname(binaries.postgres)),
    hasRight(user, binaries.postgres, 0o5),
    canEnter(user, dirname(binaries.share)),
    hasRight(user, binaries.share, 0o4),
  ]);
  return checks.every(Boolean);
}

async function canEnter(user: User, folder: string): Promise<boolean> {
  if (!(await hasRight(user, folder, 0o1))) return false;
  const parent = dirname(folder);
  return parent === folder || canEnter(user, parent);
}

async function hasRight(user: User, path: string, right: number): Promise<boolean> {
  const { uid, gid, mode } = await stat(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & right) === right;
}

async function ownerOf(folder: string): Promise<User | null> {
  try {
    const { uid, gid } = await stat(folder);
    return uid === 0 ? null : { uid, gid };
  } catch {
    return null;
  }
}

async function findUser(name: string): Promise<User | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function findSetpriv(): Promise<string | null> {
  for (const path of ['/usr/bin/setpriv', '/bin/setpriv', '/usr/sbin/setpriv', '/sbin/setpriv']) {
    try {
      await access(path, constants.X_OK);
      return path;
    } catch {
      // Not here: the next place.
    }
  }
  return null;
}

type User = { uid: number; gid: number };

/** How PostgreSQL's programs are started. */
export type RunAs =
  | { kind: 'self' }
  | ({ kind: 'user' } & User)
  | ({ kind: 'setpriv'; setpriv: string } & User);
