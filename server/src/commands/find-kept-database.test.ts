import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { claimInstance } from '../platform/instance/index.ts';
import { findKeptDatabase } from './find-kept-database.ts';

async function claimFolder() {
  const dataDir = await mkdtemp(join(tmpdir(), 'spark-kept-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const claim = await claimInstance(dataDir, 'serve');
  return { dataDir, claim };
}

test('a Spark that is starting is waited for, and said to be', async () => {
  const { dataDir, claim } = await claimFolder();
  const told: string[] = [];
  const ends: Promise<void>[] = [];
  const found = await findKeptDatabase(dataDir, (line) => {
    told.push(line);
    // It gives up: the folder is nobody's, and no reason to refuse.
    ends.push(claim.release());
  });
  await Promise.all(ends);
  expect(found).toBeNull();
  expect(told).toEqual([
    `Spark is starting with this data folder (spark serve, process ${process.pid}): waiting for its database`,
  ]);
});

test('one whose database does not come is named, with what to do', async () => {
  const { dataDir } = await claimFolder();
  await expect(findKeptDatabase(dataDir, () => undefined, 0)).rejects.toThrow(
    `(spark serve, process ${process.pid}) does not answer yet. Try again once that Spark says it is ready.`,
  );
});

test('one that is stopping is not', async () => {
  const { dataDir, claim } = await claimFolder();
  await claim.announceStop();
  expect(await findKeptDatabase(dataDir, () => undefined)).toBeNull();
});
