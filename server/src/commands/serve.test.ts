import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '../../test/test-database.ts';
import { findFreePort, runSpark, serveSpark } from '../../test/spark-process.ts';

let folder: string;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spark serves '));
  port = await findFreePort();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const here = () => ({ SPARK_DATA_DIR: join(folder, 'data'), PORT: String(port), SPARK_DEMO: 'off' });
const ada = { name: 'Ada', email: 'ada@spark.test', password: 'a-password-of-the-tests' };

test('a wrong setting stops the start with a sentence that names it', async () => {
  const { code, errors } = await runSpark(['serve'], { ...here(), PORT: 'three' });
  expect({ code, errors }).toEqual({
    code: 1,
    errors: 'PORT must be a number from 0 to 65535, but it is "three".\n',
  });
});

test('wrong usage ends with 2', async () => {
  expect((await runSpark(['serve', '--role', 'cook'], here())).code).toBe(2);
});

test('a taken port is named with its setting', async () => {
  const stranger = createServer().listen(port, '0.0.0.0');
  await once(stranger, 'listening');
  onTestFinished(() => void stranger.close());
  const { code, errors } = await runSpark(['serve'], here());
  expect(code).toBe(1);
  expect(errors).toContain(`Port ${port} is already taken by another program. Set PORT`);
});

test(
  'a second start is refused, a command shares the database, and a request to stop is followed',
  { timeout: 90_000 },
  async () => {
    const spark = await serveSpark(here());
    const second = await runSpark(['serve'], { ...here(), PORT: String(await findFreePort()) });
    expect(second.code).toBe(1);
    expect(second.errors).toContain(`at http://localhost:${port} (spark serve, process ${spark.pid})`);
    const command = await runSpark(['migrate', '--json'], here());
    expect(JSON.parse(command.output)).toEqual({ applied: [] });

    spark.kill('SIGTERM');
    expect(await spark.exited).toEqual({ code: 0, signal: null });
    await expect(readFile(join(folder, 'data', 'instance.lock'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(
      readFile(join(folder, 'data', 'postgres', 'cluster', 'postmaster.pid')),
    ).rejects.toMatchObject({
      code: 'ENOENT',
    });
  },
);

test(
  'what was acknowledged survives kill -9 of PostgreSQL, of Spark, and of both',
  { timeout: 90_000 },
  async () => {
    const first = await serveSpark(here());
    expect(await first.post('/api/auth/sign-up/email', ada)).toBe(200);
    process.kill(await readPostmaster(), 'SIGKILL');
    // Asked once a second, or it were the limit of sign-ins that answers.
    const again = () => first.post('/api/auth/sign-in/email', ada);
    await expect.poll(again, { timeout: 20_000, interval: 1_000 }).toBe(200);

    first.kill('SIGKILL');
    await first.exited;
    const second = await serveSpark(here());
    expect(await second.post('/api/auth/sign-in/email', ada)).toBe(200);

    second.kill('SIGKILL');
    process.kill(await readPostmaster(), 'SIGKILL');
    await second.exited;
    const third = await serveSpark(here());
    expect(await third.post('/api/auth/sign-in/email', ada)).toBe(200);
    third.kill('SIGTERM');
    expect(await third.exited).toEqual({ code: 0, signal: null });
  },
);

test('an outside database is used when one is named', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.close());
  const { output } = await runSpark(['migrate', '--json'], { ...here(), DATABASE_URL: database.url });
  expect(JSON.parse(output)).toEqual({ applied: [] });
});

test('an outside database that cannot be reached is named without its password', async () => {
  const settings = {
    ...here(),
    DATABASE_URL: `postgresql://me:secret@127.0.0.1:${await findFreePort()}/none`,
  };
  const { code, errors } = await runSpark(['migrate'], settings);
  expect(code).toBe(1);
  expect(errors).toContain('The database of DATABASE_URL cannot be reached');
  expect(errors).not.toContain('secret');
});

async function readPostmaster(): Promise<number> {
  const note = await readFile(join(folder, 'data', 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
  return Number.parseInt(note, 10);
}
