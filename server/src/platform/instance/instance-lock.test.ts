import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimInstance, findInstance, identifyProcess } from './index.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'spark-lock-'));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true });
});

test('a second claim is refused with the address and process of the first', async () => {
  const first = await claimInstance(dataDir, 'serve');
  await first.announce('http://localhost:3000');
  await expect(claimInstance(dataDir, 'serve')).rejects.toThrow(
    `Spark is already running with this data folder at http://localhost:3000 (spark serve, process ${process.pid})`,
  );
  await first.release();
  expect(await findInstance(dataDir)).toBeNull();
});

test('of many claims at once exactly one succeeds', async () => {
  const claims = Array.from({ length: 20 }, () => claimInstance(dataDir, 'serve'));
  const outcomes = await Promise.allSettled(claims);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('the claim of a killed process is taken over', async () => {
  const sleeper = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  await once(sleeper, 'spawn');
  const pid = sleeper.pid ?? 0;
  const holder = {
    pid,
    identity: await identifyProcess(pid),
    command: 'serve',
    address: null,
    isStopping: false,
  };
  await writeFile(join(dataDir, 'instance.lock'), JSON.stringify(holder));
  await expect(claimInstance(dataDir, 'serve')).rejects.toThrow(`process ${pid}`);

  sleeper.kill('SIGKILL');
  await once(sleeper, 'exit');
  const claim = await claimInstance(dataDir, 'serve');
  expect(JSON.parse(await readFile(join(dataDir, 'instance.lock'), 'utf8'))).toMatchObject({
    pid: process.pid,
  });
  await claim.release();
});

test('a pid that was given to another program does not hold the folder', async () => {
  const holder = {
    pid: process.pid,
    identity: 'an earlier boot',
    command: 'serve',
    address: null,
    isStopping: false,
  };
  await writeFile(join(dataDir, 'instance.lock'), JSON.stringify(holder));
  const claim = await claimInstance(dataDir, 'serve');
  await claim.release();
});

test('a lock cut short by a crash does not hold the folder', async () => {
  await writeFile(join(dataDir, 'instance.lock'), '{"pid":');
  const claim = await claimInstance(dataDir, 'serve');
  await claim.release();
});
