import { join } from 'node:path';

/** Where everything of the embedded database lies within a data folder. */
export function clusterPaths(dataDir: string): ClusterPaths {
  const root = join(dataDir, 'postgres');
  return {
    root,
    cluster: join(root, 'cluster'),
    password: join(root, 'password'),
    port: join(root, 'port'),
    serverLog: join(root, 'server.log'),
    postmasterPid: join(root, 'cluster', 'postmaster.pid'),
    controlFile: join(root, 'cluster', 'global', 'pg_control'),
    version: join(root, 'cluster', 'PG_VERSION'),
  };
}

/** The files and folders of one embedded database. */
export type ClusterPaths = {
  root: string;
  cluster: string;
  password: string;
  port: string;
  serverLog: string;
  postmasterPid: string;
  controlFile: string;
  version: string;
};
