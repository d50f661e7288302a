import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect, test } from 'vitest';
import { createTestApp } from '../../../../test/test-app.ts';
import { createTestDatabase } from '../../../../test/test-database.ts';
import { createChangeFollower } from '../../../platform/changes/index.ts';
import { createFeedEngine } from './feed-engine.ts';

test('a process says that it is not ready, and why', async () => {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'spark-engine-'));
  const log = pino({ level: 'silent' });
  const changes = createChangeFollower(database.db, log);
  const engine = createFeedEngine({ database, changes, dataDir, log, compactEveryMs: null });
  expect(() => engine.checkReady()).toThrow(/still being prepared/);
  expect(() => engine.current()).toThrow(/still being prepared/);
  await expect(engine.catchUp()).rejects.toThrow(/still being prepared/);
  await engine.start();
  engine.checkReady();
  await engine.close();
  await changes.close();
  await database.close();
  await rm(dataDir, { recursive: true });
  const unstarted = await createTestApp({ starts: 'nothing' });
  const answer = await unstarted.send({ method: 'GET', url: '/readyz' });
  await unstarted.close();
  expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([
    503,
    'The feed is still being prepared. Try again in a moment.',
  ]);
});
