import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { isRunning } from '../instance/index.ts';
import { clusterPaths } from './cluster-paths.ts';
import { startEmbeddedPostgres } from './index.ts';
import { crashSpark } from './test/crash-spark.ts';

let folder: string;
let dataDir: string;

beforeAll(async () => {
  // A path as people have them.
  folder = await mkdtemp(join(tmpdir(), 'spark with spaces '));
  dataDir = join(folder, 'data');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a new cluster checks its pages, sorts alike everywhere, asks for a password and never skips fsync', async () => {
  const postgres = await start();
  const settings = await query(
    postgres.url,
    `SELECT current_setting('data_checksums') AS checksums, current_setting('fsync') AS fsync,
       current_setting('listen_addresses') AS addresses, datlocprovider AS provider, datlocale AS locale
     FROM pg_database WHERE datname = current_database()`,
  );
  expect(settings).toEqual([
    { checksums: 'on', fsync: 'on', addresses: '127.0.0.1', provider: 'b', locale: 'C.UTF-8' },
  ]);
  // Its own folder is the nearest way, and nobody else's.
  expect(await query(postgres.url, 'SELECT inet_client_addr() AS from')).toEqual([{ from: null }]);
  const withoutPassword = new URL(postgres.url);
  withoutPassword.password = 'wrong';
  await expect(query(withoutPassword.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
});

test('what was stored is there at the next start, on the same port, and a note that names a process of somebody else is not believed', async () => {
  const first = await start();
  await query(first.url, 'CREATE TABLE kept (word text)');
  await query(first.url, "INSERT INTO kept VALUES ('hat')");
  const note = await readFile(clusterPaths(dataDir).postmasterPid, 'utf8');
  await first.stop();
  await writeFile(clusterPaths(dataDir).postmasterPid, note.replace(/^\d+/, String(process.pid)));
  const second = await start();
  expect(second.isAdopted).toBe(false);
  expect(second.port).toBe(first.port);
  expect(await query(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'hat' }]);
});

test('a PostgreSQL killed while Spark runs is started again on the same port and keeps what was committed', async () => {
  const postgres = await start();
  const killed = postgres.pid();
  await query(postgres.url, 'CREATE TABLE acknowledged (number int)');
  await query(postgres.url, 'INSERT INTO acknowledged VALUES (1)');
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => postgres.pid(), { timeout: 15_000 }).not.toBe(killed);
  expect(await query(postgres.url, 'SELECT number FROM acknowledged')).toEqual([{ number: 1 }]);
});

test('the PostgreSQL that a killed Spark left behind is adopted, supervised and stopped at the end', async () => {
  const orphan = await crashSpark(dataDir);
  const postgres = await start();
  expect(postgres.isAdopted).toBe(true);
  expect(postgres.pid()).toBe(orphan);

  process.kill(orphan, 'SIGKILL');
  await expect.poll(() => postgres.pid(), { timeout: 15_000 }).not.toBe(orphan);
  const successor = postgres.pid();
  await postgres.stop();
  expect(await isRunning(successor)).toBe(false);
});

test('a foreign PostgreSQL on the port of last time is left alone', async () => {
  const ours = await start();
  await ours.stop();
  const elsewhere = join(folder, 'foreign');
  await mkdir(clusterPaths(elsewhere).root, { recursive: true });
  await writeFile(clusterPaths(elsewhere).port, String(ours.port));
  // Without its housekeeping nothing but a client moves the write-ahead log.
  const foreign = await start(elsewhere, { wal_level: 'minimal', max_wal_senders: '0', autovacuum: 'off' });
  expect(foreign.port).toBe(ours.port);
  const position = 'SELECT pg_current_wal_insert_lsn()::text AS position';
  await query(foreign.url, position);
  const before = await query(foreign.url, position);

  const again = await start();
  expect(again.port).not.toBe(ours.port);
  await query(again.url, 'CREATE TABLE written_to_ours (word text)');
  expect(await query(foreign.url, position)).toEqual(before);
});

test('a port taken by any other program is left alone', async () => {
  const first = await start();
  await first.stop();
  const stranger = createServer().listen(first.port, '127.0.0.1');
  await once(stranger, 'listening');
  const heard: unknown[] = [];
  stranger.on('connection', (socket) => heard.push(socket));
  onTestFinished(() => void stranger.close());

  const second = await start();
  expect(second.port).not.toBe(first.port);
  expect(heard).toEqual([]);
});

async function start(where = dataDir, settings = {}) {
  const log = { info: () => undefined, error: () => undefined };
  const postgres = await startEmbeddedPostgres({ dataDir: where, log, settings });
  onTestFinished(() => postgres.stop());
  return postgres;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
