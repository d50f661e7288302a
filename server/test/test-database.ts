import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createDatabase, type Database } from '../src/platform/db/index.ts';
import { emptyDatabase, readState, type DatabaseState } from './empty-database.ts';
import { readServerUrl, TEMPLATE_NAME, urlOf } from './test-server.ts';

/** A worker of jobs keeps one to listen by; and more than all lines of sign-in hold together: see `mountAuth`. */
const connections = 8;

/** Databases as the template is, with connections that know its tables; files of a process come one after another. */
const free: Kept[] = [];

/**
 * A database with nothing in it but what migrations put there. `close` empties it for the next file of this process, whose
 * connections then need not read the catalogues of PostgreSQL again; one whose tables were altered is dropped instead.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const kept = free.pop() ?? (await clone());
  return { ...kept.database, close: () => giveBack(kept) };
}

async function clone(): Promise<Kept> {
  const serverUrl = readServerUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copied file by file: block by block through the log takes ten times the work.
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_NAME} STRATEGY FILE_COPY`);
  const database = createDatabase({ url: urlOf(serverUrl, name), maxConnections: connections });
  stayWarm(database.pool);
  // On one of its own: whoever lets triggers rest forgets all plans.
  const cleaner = new pg.Client(urlOf(serverUrl, name));
  let isCut = false;
  // A test may end every connection that there is.
  cleaner.on('error', () => (isCut = true));
  await cleaner.connect();
  return {
    database,
    cleaner,
    state: await readState(cleaner),
    isCut: () => isCut,
    drop: async () => {
      if (!isCut) await cleaner.end();
      await database.close();
      await onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Planning is most of what PostgreSQL does in tests: connections stay, and each plans a statement of Spark once. */
function stayWarm(pool: pg.Pool): void {
  pool.options.idleTimeoutMillis = 0;
  pool.on('connect', (client) => {
    const query = (...args: unknown[]): unknown => Reflect.apply(pg.Client.prototype.query, client, args);
    const byName = (...[text, values, ...others]: unknown[]) =>
      typeof text === 'string' && Array.isArray(values) && isStatement(text)
        ? query({ name: nameOf(text), text, values }, ...others)
        : query(text, values, ...others);
    Object.assign(client, { query: byName });
  });
}

const isStatement = (text: string) => /^\s*(select|insert|update|delete|with)\b/i.test(text);

const names = new Map<string, string>();
function nameOf(text: string): string {
  const name = names.get(text) ?? `t${names.size + 1}`;
  names.set(text, name);
  return name;
}

async function giveBack(kept: Kept): Promise<void> {
  const { pool } = kept.database;
  // Whoever closed it, or still asks something, would disturb the next one.
  const isAtRest =
    !pool.ended && pool.idleCount === pool.totalCount && pool.waitingCount === 0 && !kept.isCut();
  if (isAtRest && (await emptyDatabase(kept.cleaner, kept.state))) free.push(kept);
  else await kept.drop();
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** A database of one test file. */
export type TestDatabase = Database;

type Kept = {
  database: Database;
  cleaner: pg.Client;
  isCut: () => boolean;
  state: DatabaseState;
  drop: () => Promise<void>;
};
