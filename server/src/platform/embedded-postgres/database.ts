import pg from 'pg';
import { connectionOf, type Door } from './identity.ts';
import { OWNER_ROLE } from './init-cluster.ts';
import { readPostmaster } from './postmaster-pid.ts';

const DATABASE_NAME = 'spark';

/** Creates Spark's database within the cluster unless it is there. */
export async function ensureDatabase(door: Omit<Door, 'paths'>): Promise<void> {
  const client = new pg.Client({ ...connectionOf(door), database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE_NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
  } finally {
    await client.end();
  }
}

/**
 * Writes the address of Spark's database as every PostgreSQL client understands it: by its socket file where it has one,
 * which costs the kernel less than half of what its port does.
 */
export async function connectionUrl({ paths, port, password }: Door): Promise<string> {
  const url = `postgresql://${OWNER_ROLE}:${password}@127.0.0.1:${port}/${DATABASE_NAME}`;
  const folder = (await readPostmaster(paths))?.socketFolder ?? null;
  return folder === null ? url : `${url}?host=${encodeURIComponent(folder)}`;
}
