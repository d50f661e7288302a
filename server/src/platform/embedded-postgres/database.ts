import pg from 'pg';
import { connectionOf, type Door } from './identity.ts';
import { OWNER_ROLE } from './init-cluster.ts';
import { readPostmaster } from './postmaster-pid.ts';

const DATABASE_NAME = 'spark';

/** Creates Spark's database within the cluster unless it is there. */
export async function ensureDatabase(door: Omit<Door, 'paths'>): Promise<void> {
  await withServer(door, async (client) => {
    if (!(await isThere(client))) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
  });
}

/** Whether the cluster has Spark's database already. */
export async function hasDatabase(door: Omit<Door, 'paths'>): Promise<boolean> {
  return withServer(door, isThere);
}

async function isThere(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE_NAME]);
  return rowCount !== 0;
}

async function withServer<T>(door: Omit<Door, 'paths'>, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connectionOf(door), database: 'postgres' });
  await client.connect();
  try {
    return await work(client);
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
