import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../config.ts';
import { createLog } from './create-log.ts';

test('on a terminal the log is a file that nobody else of the machine reads: it tells who asked for what', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spark-logs-'));
  const { isTTY } = process.stderr;
  process.stderr.isTTY = true;
  onTestFinished(async () => {
    process.stderr.isTTY = isTTY;
    await rm(folder, { recursive: true, force: true });
  });
  const { log, file } = createLog(readConfig({ SPARK_DATA_DIR: folder }));
  log.info('somebody came');
  expect(file).toBe(join(folder, 'spark.log'));
  expect(await readFile(join(folder, 'spark.log'), 'utf8')).toContain('somebody came');
  expect((await stat(join(folder, 'spark.log'))).mode & 0o777).toBe(0o600);
});
