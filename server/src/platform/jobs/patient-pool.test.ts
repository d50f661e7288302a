import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { patientPool } from './patient-pool.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2, connectionTimeoutMillis: 200 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

test('a connection that breaks within a statement is a time-out, after which one tries again', async () => {
  const client = await patientPool(pool).connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const broken = expect(client.query('select pg_sleep(20)')).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await broken;
  client.release(true);
});

test('what PostgreSQL refuses is told as it is', async () => {
  const client = await patientPool(pool).connect();
  await expect(client.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
  client.release();
});

test.each(['53100', '53200', '57014', '58030', '25006', '40001', '55P03'])(
  'trouble of the database that passes is a time-out, such as %s',
  async (code) => {
    const client = await patientPool(pool).connect();
    const failing = `do $$ begin raise exception 'no' using errcode = '${code}'; end $$`;
    await expect(client.query(failing)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    client.release();
  },
);
