import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createDatabase, type Database } from '../src/platform/db/index.ts';
import { readServerUrl, TEMPLATE_NAME, urlOf } from './test-server.ts';

// Each further connection reads the catalogues anew, which costs more than most tests have to ask.
const usualConnections = 4;

/** Clones the migrated template: every test file owns a database and may do with it what it likes. */
export async function createTestDatabase(maxConnections = usualConnections): Promise<TestDatabase> {
  const serverUrl = readServerUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copied file by file: block by block through the log takes ten times the work.
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_NAME} STRATEGY FILE_COPY`);
  const url = urlOf(serverUrl, name);
  const database = createDatabase({ url, maxConnections });
  return {
    ...database,
    close: async () => {
      await database.close();
      await onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** A database of one test file; `close` drops it. */
export type TestDatabase = Database;
