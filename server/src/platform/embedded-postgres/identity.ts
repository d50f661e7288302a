import { open, realpath } from 'node:fs/promises';
import { endianness } from 'node:os';
import pg from 'pg';
import type { ClusterPaths } from './cluster-paths.ts';
import { OWNER_ROLE } from './init-cluster.ts';

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Asks the server on a port whether it serves our cluster, by its folder and by the identifier that initdb
 * drew for it; reads only.
 */
export async function checkIdentity(door: Door): Promise<Identity> {
  const client = new pg.Client({
    ...connectionOf(door),
    database: 'postgres',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: CONNECT_TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string; identifier: string }>(
      "SELECT current_setting('data_directory') AS folder, system_identifier::text AS identifier FROM pg_control_system()",
    );
    const [answer] = rows;
    if (answer === undefined) return 'foreign';
    const isOurs =
      answer.identifier === (await readSystemIdentifier(door.paths)) &&
      (await sameFolder(answer.folder, door.paths.cluster));
    return isOurs ? 'ours' : 'foreign';
  } catch (error) {
    return isRefusal(error) ? 'foreign' : 'unreachable';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Says how to reach a server as the owner of the embedded database. */
export function connectionOf({ port, password }: Omit<Door, 'paths'>): pg.ClientConfig {
  return { host: '127.0.0.1', port, user: OWNER_ROLE, password, ssl: false };
}

/** The first field of PostgreSQL's control file is the identifier, in the machine's byte order. */
async function readSystemIdentifier(paths: ClusterPaths): Promise<string> {
  const file = await open(paths.controlFile);
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return String(endianness() === 'LE' ? buffer.readBigUInt64LE() : buffer.readBigUInt64BE());
  } finally {
    await file.close();
  }
}

async function sameFolder(one: string, other: string): Promise<boolean> {
  try {
    return (await realpath(one)) === (await realpath(other));
  } catch {
    return false;
  }
}

/** A server that answers but does not know our role or password is somebody else's (SQLSTATE 28…, 3D…, 42501). */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return false;
  return /^(28...|3D000|42...)$/.test(error.code);
}

/** What lies behind a port. */
export type Identity = 'ours' | 'foreign' | 'unreachable';

/** Where to knock, and with what. */
export type Door = { paths: ClusterPaths; port: number; password: string };
