import { decodeInSteps, type FeedIndex } from '@spark/ranking';
import type { FastifyBaseLogger } from 'fastify';
import { parseSnapshot, type Snapshot } from '../../../platform/changes/index.ts';
import type { Database } from '../../../platform/db/index.ts';
import type { buildInWorker } from './build-in-worker.ts';
import { inTurns } from './in-turns.ts';
import { loadIndex } from './load-index.ts';

/** An index made from the database, and what it knows of. */
export interface MadeIndex {
  index: FeedIndex;
  snapshot: Snapshot;
}

/** Makes an index in this thread: for a process that serves nothing yet. */
export async function readHere({
  database,
  log,
}: {
  database: Pick<Database, 'db' | 'connection'>;
  log: FastifyBaseLogger;
}): Promise<MadeIndex> {
  const begun = performance.now();
  const { index, snapshot } = await loadIndex(database.db, database.connection, new Date());
  const ms = Math.round(performance.now() - begun);
  log.info({ posts: index.postCount, ms }, 'the feed index was read from the database');
  return { index, snapshot: snapshotOf(snapshot) };
}

/** Makes an index in another thread. */
export async function readElsewhere(
  { database, dataDir }: { database: Pick<Database, 'url'>; dataDir: string },
  build: typeof buildInWorker,
): Promise<MadeIndex> {
  const pieces = await build({ url: database.url, dataDir });
  const { index, position } = await inTurns(decodeInSteps(pieces));
  return { index, snapshot: snapshotOf(position.slice(position.indexOf('/') + 1)) };
}

function snapshotOf(text: string): Snapshot {
  const snapshot = parseSnapshot(text);
  if (snapshot === null) throw new Error(`not a snapshot: ${text}`);
  return snapshot;
}
