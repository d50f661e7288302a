import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { findFreePort, runSpark, serveSpark } from '../../test/spark-process.ts';
import { readConfig } from '../config.ts';
import { requireFreePort } from './require-free-port.ts';
import { startServing } from './serve.ts';
import type { Shutdown } from './shutdown.ts';

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

test('a taken port is named with its setting', async () => {
  const stranger = createServer().listen(port, '0.0.0.0');
  await once(stranger, 'listening');
  onTestFinished(() => void stranger.close());
  await expect(requireFreePort(readConfig(here()))).rejects.toThrow(
    `Port ${port} is already taken by another program. Set PORT`,
  );
});

test('one Spark at a time serves a folder, and what it acknowledged survives kill -9 of PostgreSQL, and of both', async () => {
  const first = await serveSpark(here());
  const other = await runSpark(['serve'], { ...here(), PORT: String(await findFreePort()) });
  expect(other.code).toBe(1);
  expect(other.errors).toContain(`at http://localhost:${port} (spark serve, process ${first.pid})`);
  const command = await runSpark(['migrate', '--json'], here());
  expect(JSON.parse(command.output)).toEqual({ applied: [] });

  expect(await first.post('/api/auth/sign-up/email', ada)).toBe(200);
  process.kill(await readPostmaster(), 'SIGKILL');
  // Asked once a second, or it were the limit of sign-ins that answers.
  const again = () => first.post('/api/auth/sign-in/email', ada);
  await expect.poll(again, { timeout: 40_000, interval: 1_000 }).toBe(200);

  first.kill('SIGKILL');
  process.kill(await readPostmaster(), 'SIGKILL');
  await first.exited;
  // Here all of it is loaded already; how a process is told to stop is shutdown.test.ts.
  const endings: Parameters<Shutdown['whenStopping']>[0][] = [];
  const shutdown = { whenStopping: (end: (typeof endings)[number]) => void endings.push(end) };
  const log = pino({ level: 'silent' });
  const config = readConfig(here());
  const run = { config, log, tell: () => undefined, shutdown, pagesBuilt: async () => undefined };
  await startServing(run, 'all');
  expect(await first.post('/api/auth/sign-in/email', ada)).toBe(200);

  // At its end nothing stays behind.
  for (const end of endings.toReversed()) await end();
  for (const note of ['instance.lock', 'postgres/cluster/postmaster.pid']) {
    await expect(readFile(join(folder, 'data', note))).rejects.toMatchObject({ code: 'ENOENT' });
  }
  // Nobody else of the machine reads who is here and what they did. PostgreSQL may be another user, and comes to its cluster.
  expect(await openToOthers(join(folder, 'data'))).toEqual(['postgres']);
  expect(await openToOthers(join(folder, 'data', 'postgres'))).toEqual([]);
});

/** What in a folder others may read or enter. */
async function openToOthers(root: string): Promise<string[]> {
  const modes = (await readdir(root)).map(async (name) => ({
    name,
    mode: (await stat(join(root, name))).mode,
  }));
  return (await Promise.all(modes)).filter(({ mode }) => (mode & 0o077) !== 0).map(({ name }) => name);
}

async function readPostmaster(): Promise<number> {
  const note = await readFile(join(folder, 'data', 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
  return Number.parseInt(note, 10);
}
