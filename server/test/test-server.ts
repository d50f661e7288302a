/** The environment variable through which the global setup tells the test files where PostgreSQL is. */
export const SERVER_VARIABLE = 'SPARK_TEST_SERVER_URL';

/** The migrated, empty database that every test file clones. */
export const TEMPLATE_NAME = 'template_spark';

/** The address of another database on the same server. */
export function urlOf(serverUrl: string, databaseName: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${databaseName}`;
  return url.href;
}

/** The address of the PostgreSQL that the global setup started. */
export function readServerUrl(): string {
  const url = process.env[SERVER_VARIABLE];
  if (url === undefined)
    throw new Error('Run the tests with "npx vitest": its global setup starts PostgreSQL.');
  return url;
}
