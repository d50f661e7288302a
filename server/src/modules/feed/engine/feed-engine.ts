import { encodeFeedIndex, usualWeights, type FeedIndex, type Weights } from '@spark/ranking';
import type { FastifyBaseLogger } from 'fastify';
import type { ChangeFollower } from '../../../platform/changes/index.ts';
import type { Database } from '../../../platform/db/index.ts';
import { buildInWorker } from './build-in-worker.ts';
import { compactInWorker } from './compact-in-worker.ts';
import { createFollowedIndex } from './followed-index.ts';
import { indexFileIn, readKeptIndex, writeIndexFile } from './index-file.ts';
import { loadReader } from './load-reader.ts';
import { readElsewhere, readHere } from './make-index.ts';
import { checkLag } from './readiness.ts';
import { createReaderCache, type PreparedReader } from './reader-cache.ts';
import { readWeights } from '../learning/weights.queries.ts';

/** Keeps what ranking needs in memory, as the database has it. */
export interface FeedEngine {
  /**
   * The index of this moment, for as long as nothing is awaited; its version is another one whenever posts came, went or
   * changed. Throws `unavailable` before there is one.
   */
  current(): { index: FeedIndex; version: number };
  /** What is known of a reader, `null` a visitor, with the index it is valid with. */
  prepare(personId: string | null, now: Date): Promise<PreparedReader>;
  /** What the terms of scores weigh now. */
  weights(): Weights;
  /** Everything committed before this call counts when it resolves. */
  catchUp(): Promise<void>;
  /** The same for all that the change log was read up to: for calls of the contract, all that was before the request. */
  settle(): Promise<void>;
  /** Throws `unavailable`, with the reason, while feeds cannot be ranked as they should be. */
  checkReady(): void;
  /** Resolves once feeds can be ranked. Starts the follower. */
  start(): Promise<void>;
  /** Writes the index as it is now for the next start; `null` if it does not stand still for long enough. */
  keep(): Promise<Uint8Array<ArrayBuffer>[] | null>;
  close(): Promise<void>;
}

/** What an engine is made of. */
export interface FeedEngineParts {
  database: Pick<Database, 'db' | 'connection' | 'url'>;
  /** Not started yet; nobody else starts it. */
  changes: ChangeFollower;
  dataDir: string;
  log: FastifyBaseLogger;
  /** Whether it starts from what an earlier process kept. */
  readsFile?: boolean;
  /** How often the index is compacted, and kept on disk; `null` never. */
  compactEveryMs?: number | null;
  /** How an index is built anew beside the one there is; in another thread, where nothing else is said. */
  build?: typeof buildInWorker;
}

/** Edges of a day are a small part of all; what is written is read only when a process starts. */
const usualCompactEveryMs = 15 * 60_000;
/** Every so many times the index is read from the database: whatever went wrong unnoticed is mended by that. */
const compactionsPerReading = 96;
const retryMs = 1_000;
const firstCompactionMs = 30_000;

/** Makes an engine. */
export function createFeedEngine(parts: FeedEngineParts): FeedEngine {
  const { database, changes, log, build = buildInWorker } = parts;
  const { db } = database;
  const compactEveryMs = parts.compactEveryMs === undefined ? usualCompactEveryMs : parts.compactEveryMs;
  const path = indexFileIn(parts.dataDir);
  let making: Promise<void> | null = null;
  let losses = 0;
  let isStarted = false;
  let compactions = 0;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let weights: Weights = { ...usualWeights };
  const readers = createReaderCache(
    (personId, now) => loadReader(db, personId, now),
    () => followed.current().index,
  );
  const followed = createFollowedIndex({ db, changes, log, onIndex: () => readers.clear() });

  changes.subscribe({
    onChanges: (told) => {
      readers.hear(told);
      if (told.some(({ topic }) => topic === 'weights')) void learn();
      followed.hear(told);
    },
    onLost: () => {
      losses += 1;
      readers.clear();
      void learn();
      if (isStarted) void make();
    },
  });

  async function learn(): Promise<void> {
    try {
      ({ weights } = await readWeights(db));
    } catch (error) {
      log.warn({ err: error }, 'the weights of feeds could not be read; those known before stay');
    }
  }

  /** Makes another index beside the one there is, and takes it instead. */
  function make(): Promise<void> {
    making ??= makeAnother().finally(() => (making = null));
    return making;
  }

  async function makeAnother(): Promise<void> {
    while (!isClosed) {
      const lossesBefore = losses;
      followed.remember();
      try {
        const { index, snapshot } = await (followed.isThere ? readElsewhere(parts, build) : readHere(parts));
        if (losses === lossesBefore) return followed.adopt(index, snapshot);
      } catch (error) {
        if (isClosed) return;
        log.error(error, 'the feed index could not be made; it is tried again');
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }

  /** Compacts what is in memory, and writes it on the way, if it stands still long enough to be copied. */
  async function compact(): Promise<void> {
    try {
      // Nothing is taken over while what there is is being copied.
      const position = await followed.atRest((_, at) => {
        followed.hold();
        return at;
      });
      if (!followed.isThere || isClosed) return;
      const plan = position === null ? null : { path, position, onCopied: followed.release };
      await compactInWorker(followed.current().index, plan);
    } catch (error) {
      if (!isClosed) log.warn({ err: error }, 'the feed index could not be compacted; it is tried again');
    } finally {
      followed.release();
    }
  }

  function compactLater(ms: number): void {
    if (compactEveryMs === null || isClosed) return;
    timer = setTimeout(() => {
      compactions += 1;
      const isDue = compactions % compactionsPerReading === 0;
      void (isDue ? make() : compact()).finally(() => compactLater(compactEveryMs));
    }, ms);
    timer.unref();
  }

  async function keep(): Promise<Uint8Array<ArrayBuffer>[] | null> {
    const pieces = await followed.atRest(({ index }, position) => encodeFeedIndex(index, position));
    if (pieces !== null) await writeIndexFile(path, pieces);
    return pieces;
  }

  return {
    current: followed.current,
    prepare: readers.prepare,
    weights: () => weights,
    catchUp: followed.catchUp,
    settle: followed.settle,
    keep,
    checkReady: () => {
      followed.current();
      checkLag(Math.max(changes.lagMs, followed.behindMs));
    },
    start: async () => {
      const begun = performance.now();
      const kept = parts.readsFile === false ? null : await readKeptIndex(path, log);
      await changes.start(kept?.position ?? null);
      isStarted = true;
      await learn();
      if (kept === null || losses > 0) {
        await make();
      } else {
        followed.follow(kept.index);
        const ms = Math.round(performance.now() - begun);
        log.info({ posts: kept.index.postCount, ms }, 'the feed index was read from disk');
      }
      if (!isClosed) await followed.catchUp();
      // Soon, where the next start would have to ask the database for everything.
      const everyMs = compactEveryMs ?? Infinity;
      compactLater(kept === null ? Math.min(firstCompactionMs, everyMs) : everyMs);
    },
    close: async () => {
      clearTimeout(timer);
      if (compactEveryMs !== null && followed.isThere && making === null) {
        await keep().catch((error: unknown) => log.warn({ err: error }, 'the feed index was not kept'));
      }
      isClosed = true;
      await followed.close();
    },
  };
}
