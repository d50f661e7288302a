import pino from 'pino';
import { parentPort, workerData } from 'node:worker_threads';
import { createChangeFollower } from '../../../platform/changes/index.ts';
import { createDatabase } from '../../../platform/db/index.ts';
import type { BuildOrder } from './build-in-worker.ts';
import { createFeedEngine } from './feed-engine.ts';

// Given by buildInWorker alone.
const { url, dataDir, from } = workerData as BuildOrder;
const log = pino({ level: 'silent' });
const database = createDatabase({ url, maxConnections: 3 });
try {
  const changes = createChangeFollower(database.db, log);
  const engine = createFeedEngine({
    database,
    changes,
    dataDir,
    log,
    readsFile: from === 'file',
    compactEveryMs: null,
  });
  await engine.start();
  const bytes = await engine.keep();
  await engine.close();
  await changes.close();
  if (bytes === null) throw new Error('too much happened for the feed index to be written');
  parentPort?.postMessage(bytes, [bytes.buffer]);
} finally {
  await database.close();
}
