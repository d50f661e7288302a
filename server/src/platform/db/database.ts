import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { createOutageLog, type OutageListener, type OutageLog } from './outage-log.ts';
import { namingPool } from './prepared.ts';
import type { DB } from './schema.ts';

/** A connection to read or write through: the pool or an open transaction. */
export type Db = Kysely<DB>;

/** An open transaction. */
export type Trx = Transaction<DB>;

/** The database with its pool, for those who start and stop it. */
export interface Database {
  db: Db;
  pool: pg.Pool;
  /** Where it is, for whoever opens it once more in another thread. */
  url: string;
  /** A connection outside the pool, for whoever keeps one; not yet opened. */
  connection(): pg.Client;
  /** Told by whoever could not have the database. */
  outages: OutageLog;
  close(): Promise<void>;
}

const int8 = 20;
const poolSize = 12;
const connectTimeoutMs = 5_000;
const statementTimeoutMs = 30_000;

/** Opens a pool. Amounts and counts (int8) arrive as numbers: all of ours stay far below 2^53. */
export function createDatabase(options: {
  url: string;
  maxConnections?: number;
  log?: OutageListener;
}): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    application_name: 'spark',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  // An idle connection that breaks (the database restarts) is replaced by the pool; without a listener it would end us.
  pool.on('error', (error) => outages.broke(error));
  // The same for one in use: whoever uses it gets the error with the answer to the query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const outages = createOutageLog(() => pool.query('select 1'), options.log ?? silent);
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: namingPool(pool) }) });
  // Kysely ends the pool only if it was ever asked something, and migrations use the pool alone.
  const close = async () => {
    outages.close();
    await db.destroy();
    if (!pool.ended) await pool.end();
  };
  const connection = () =>
    new pg.Client({ connectionString: options.url, application_name: 'spark changes', keepAlive: true });
  return { db, pool, url: options.url, connection, outages, close };
}

const silent: OutageListener = { warn: () => undefined, error: () => undefined };
