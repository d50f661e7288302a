import { realpath } from 'node:fs/promises';
import { clusterPaths } from './cluster-paths.ts';
import { connectionUrl, hasDatabase } from './database.ts';
import { checkIdentity } from './identity.ts';
import { readPassword } from './init-cluster.ts';
import { readPostmaster } from './postmaster-pid.ts';

/** Finds the address of the embedded database that another process of ours keeps running; starts nothing. */
export async function findEmbeddedPostgres(dataDir: string): Promise<string | null> {
  const folder = await realpath(dataDir).catch(() => null);
  if (folder === null) return null;
  const paths = clusterPaths(folder);
  const port = (await readPostmaster(paths))?.port;
  if (typeof port !== 'number') return null;
  const password = await readPassword(paths);
  if ((await checkIdentity({ paths, port, password })) !== 'ours') return null;
  // At a first start the server is there a moment before our database is.
  return (await hasDatabase({ port, password })) ? connectionUrl({ paths, port, password }) : null;
}
