import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { canMount, openSmallDisk } from '../test/small-disk.ts';
import { loadSecrets } from './secrets.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'spark-secrets-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const file = () => join(dataDir, 'secrets.json');

test('secrets are made once, for their owner alone', async () => {
  const made = await loadSecrets(dataDir, null);
  expect(await loadSecrets(dataDir, null)).toEqual(made);
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect((await loadSecrets(dataDir, 'the-key-of-the-operator')).apiKey).toBe('the-key-of-the-operator');
});

test('what an earlier Spark made stays, and what is new is made once', async () => {
  const earlier = { auth: 'a', cursor: 'b', apiKey: 'c' };
  await writeFile(file(), JSON.stringify(earlier));
  const loaded = await loadSecrets(dataDir, null);
  expect(loaded).toMatchObject(earlier);
  expect(loaded.push.publicKey).toMatch(/^[\w-]{87}$/);
  expect(await loadSecrets(dataDir, null)).toEqual(loaded);
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect(await readdir(dataDir)).toEqual(['secrets.json']);
});

test('what cannot be read is not written over', async () => {
  await writeFile(file(), '{"auth":');
  await expect(loadSecrets(dataDir, null)).rejects.toThrow(/secrets\.json cannot be read/);
  expect(await readFile(file(), 'utf8')).toBe('{"auth":');
});

test('two that begin in the same folder at once have the same secrets', async () => {
  const [one, other] = await Promise.all([loadSecrets(dataDir, null), loadSecrets(dataDir, null)]);
  expect(one).toEqual(other);
  expect(await readdir(dataDir)).toEqual(['secrets.json']);
});

test.skipIf(!canMount)(
  'a disk that is full at the first start leaves no half of a file in the way',
  async () => {
    const disk = await openSmallDisk();
    onTestFinished(() => disk.close());
    await disk.fill(0);
    await expect(loadSecrets(disk.folder, null)).rejects.toMatchObject({ code: 'ENOSPC' });
    await disk.empty();
    expect(await loadSecrets(disk.folder, null)).toEqual(await loadSecrets(disk.folder, null));
  },
);
