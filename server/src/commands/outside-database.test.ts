import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { findFreePort } from '../../test/spark-process.ts';
import { createTestDatabase } from '../../test/test-database.ts';
import { migrateCommand } from './migrate.ts';

let folder: string;
const said: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spark-outside-'));
  vi.stubEnv('SPARK_DATA_DIR', join(folder, 'data'));
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(() => void said.splice(0));
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => migrateCommand().parseAsync(args, { from: 'user' });

test('an outside database that cannot be reached is named without its password', async () => {
  vi.stubEnv('DATABASE_URL', `postgresql://me:secret@127.0.0.1:${await findFreePort()}/none`);
  const { message } = await run().then(
    () => new Error('it was reached'),
    (error: Error) => error,
  );
  expect(message).toContain('The database of DATABASE_URL cannot be reached');
  expect(message).not.toContain('secret');
});

test('an outside database is used when one is named', async () => {
  const database = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  await run('--json').finally(() => database.close());
  expect(said.map((line) => JSON.parse(line))).toEqual([{ applied: [] }]);
});
