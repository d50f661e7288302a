import pino from 'pino';
import { createChangeFollower } from '../../../platform/changes/index.ts';
import { createDatabase } from '../../../platform/db/index.ts';
import type { BuildOrder } from './build-order.ts';
import { createFeedEngine } from './feed-engine.ts';

/** Builds an index from the database over connections of its own, and keeps it on disk. Returns it as it is kept. */
export async function buildIndex({ url, dataDir }: BuildOrder): Promise<Uint8Array<ArrayBuffer>[]> {
  const log = pino({ level: 'silent' });
  const database = createDatabase({ url, maxConnections: 3 });
  try {
    const changes = createChangeFollower(database.db, log);
    const engine = createFeedEngine({
      database,
      changes,
      dataDir,
      log,
      readsFile: false,
      compactEveryMs: null,
    });
    await engine.start();
    const pieces = await engine.keep();
    await engine.close();
    await changes.close();
    if (pieces === null) throw new Error('too much happened for the feed index to be written');
    return pieces;
  } finally {
    await database.close();
  }
}
