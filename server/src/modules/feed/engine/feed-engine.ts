import { encodeFeedIndex, usualWeights, type FeedIndex, type Weights } from '@spark/ranking';
import type { FastifyBaseLogger } from 'fastify';
import { setImmediate as breathe } from 'node:timers/promises';
import {
  hasSeen,
  type ChangeFollower,
  type Snapshot,
  type ToldChange,
} from '../../../platform/changes/index.ts';
import type { Database } from '../../../platform/db/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { applyChanges, type FollowingIndex } from './apply-changes.ts';
import { buildInWorker } from './build-in-worker.ts';
import { compactInWorker } from './compact-in-worker.ts';
import { indexFileIn, readKeptIndex, writeIndexFile } from './index-file.ts';
import { loadReader } from './load-reader.ts';
import { readElsewhere, readHere } from './make-index.ts';
import { checkLag, unavailable } from './readiness.ts';
import { readAgain, surely } from './read-again.ts';
import { createReaderCache, type PreparedReader } from './reader-cache.ts';
import { concernsIndex, nextOf, type Item } from './waiting-changes.ts';
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
const untilStillMs = 20;

/** Makes an engine. */
export function createFeedEngine(parts: FeedEngineParts): FeedEngine {
  const { database, changes, log, build = buildInWorker } = parts;
  const { db } = database;
  const compactEveryMs = parts.compactEveryMs === undefined ? usualCompactEveryMs : parts.compactEveryMs;
  const path = indexFileIn(parts.dataDir);
  let following: FollowingIndex | null = null;
  let waiting: Item[] = [];
  /** Told since a new index is being made, which may not have it. */
  let meanwhile: ToldChange[] | null = null;
  let applying: Promise<void> | null = null;
  let making: Promise<void> | null = null;
  let losses = 0;
  let isStarted = false;
  let isResting = false;
  /** Nothing is taken over while what there is is being copied. */
  let isHeld = false;
  let compactions = 0;
  let behindSince: number | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let weights: Weights = { ...usualWeights };
  const readers = createReaderCache(
    (personId, now) => loadReader(db, personId, now),
    () => current().index,
  );

  function current(): FollowingIndex {
    if (following === null) throw unavailable(say`The feed is still being prepared. Try again in a moment.`);
    return following;
  }

  changes.subscribe({
    onChanges: (told) => {
      readers.hear(told);
      if (told.some(({ topic }) => topic === 'weights')) void learn();
      meanwhile?.push(...told);
      const known = told.filter(concernsIndex);
      if (known.length > 0) waiting.push(known);
      apply();
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

  /** Takes over what waits, one after the other. */
  function apply(): void {
    if (following === null || applying !== null || isResting || isHeld || isClosed || waiting.length === 0)
      return;
    behindSince ??= performance.now();
    applying = applyWaiting().finally(() => {
      applying = null;
      if (waiting.length === 0) behindSince = null;
      apply();
    });
  }

  async function applyWaiting(): Promise<void> {
    while (following !== null && waiting.length > 0 && !isClosed) {
      const target = following;
      const items = nextOf(waiting);
      const told = items.flatMap((item) => (typeof item === 'function' ? [] : item));
      try {
        const read = await readAgain(db, target.index, told);
        // Another index took its place, with what waits for it.
        if (following !== target) continue;
        waiting.splice(0, items.length);
        applyChanges(target, told, read);
        if (read.added.length > 0)
          countLaterOnesAgain(
            target,
            read.added.map(({ facts }) => facts.id),
          );
        if (read.hiddenSince.length > 0) lookLater(read.hiddenSince);
        for (const item of items) if (typeof item === 'function') item(null);
      } catch (error) {
        log.warn({ err: error }, 'changes could not be taken over; they are tried again');
        return tryLater(error);
      }
      await breathe();
    }
  }

  function tryLater(error: unknown): void {
    const waiters = waiting.filter((item) => typeof item === 'function');
    waiting = waiting.filter((item) => typeof item !== 'function');
    for (const waiter of waiters) waiter(error);
    isResting = true;
    setTimeout(() => {
      isResting = false;
      apply();
    }, retryMs).unref();
  }

  /** Once everything is told that had been committed when posts were read, whatever is told of them is news. */
  function countLaterOnesAgain({ early }: FollowingIndex, ids: readonly string[]): void {
    const moments = ids.map((id) => [id, early.get(id)] as const);
    afterCatchUp(() => {
      for (const [id, moment] of moments) if (early.get(id) === moment) early.delete(id);
    });
  }

  /** When all is told that had been committed, posts that are still here and not shown go, whatever hid them. */
  function lookLater(ids: readonly string[]): void {
    const again = ids.map((subject) => ({ topic: 'post' as const, subject, at: new Date(), tx: surely }));
    afterCatchUp(again);
  }

  /** Lets something wait behind all that had been committed by now, however long it takes to be told. */
  function afterCatchUp(item: Item): void {
    const push = () => {
      waiting.push(item);
      apply();
    };
    const again = () => void (isClosed || setTimeout(() => afterCatchUp(item), retryMs).unref());
    changes.catchUp().then(push, again);
  }

  async function catchUp(): Promise<void> {
    current();
    await changes.catchUp();
    return settle();
  }

  async function settle(): Promise<void> {
    current();
    if (waiting.length === 0 && applying === null) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.push((error) => (error === null ? resolve() : reject(error)));
    apply();
    return promise;
  }

  /** Makes another index beside the one there is, and takes it instead. */
  function make(): Promise<void> {
    making ??= makeAnother().finally(() => (making = null));
    return making;
  }

  async function makeAnother(): Promise<void> {
    while (!isClosed) {
      const lossesBefore = losses;
      meanwhile = [];
      try {
        const { index, snapshot } = await (following === null
          ? readHere(parts)
          : readElsewhere(parts, build));
        if (losses === lossesBefore) return adopt(index, snapshot);
      } catch (error) {
        if (isClosed) return;
        log.error(error, 'the feed index could not be made; it is tried again');
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }

  function adopt(index: FeedIndex, snapshot: Snapshot): void {
    const waiters = waiting.filter((item) => typeof item === 'function');
    const unknown = (meanwhile ?? []).filter(
      (change) => concernsIndex(change) && !hasSeen(snapshot, change.tx),
    );
    meanwhile = null;
    waiting = [unknown, ...waiters];
    follow(index);
  }

  function follow(index: FeedIndex): void {
    following = { index, version: 0, early: new Map() };
    readers.clear();
    apply();
  }

  /** Compacts what is in memory, and writes it on the way, if it stands still long enough to be copied. */
  async function compact(): Promise<void> {
    const release = () => {
      isHeld = false;
      apply();
    };
    try {
      const position = await atRest((_, at) => {
        isHeld = true;
        return at;
      });
      if (following === null || isClosed) return;
      const plan = position === null ? null : { path, position, onCopied: release };
      await compactInWorker(following.index, plan);
    } catch (error) {
      if (!isClosed) log.warn({ err: error }, 'the feed index could not be compacted; it is tried again');
    } finally {
      release();
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

  return {
    current,
    prepare: readers.prepare,
    weights: () => weights,
    catchUp,
    settle,
    keep,
    checkReady: () => {
      current();
      checkLag(Math.max(changes.lagMs, behindSince === null ? 0 : performance.now() - behindSince));
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
        follow(kept.index);
        const ms = Math.round(performance.now() - begun);
        log.info({ posts: kept.index.postCount, ms }, 'the feed index was read from disk');
      }
      if (!isClosed) await catchUp();
      // Soon, where the next start would have to ask the database for everything.
      const everyMs = compactEveryMs ?? Infinity;
      compactLater(kept === null ? Math.min(firstCompactionMs, everyMs) : everyMs);
    },
    close: async () => {
      clearTimeout(timer);
      if (compactEveryMs !== null && following !== null && making === null) {
        await keep().catch((error: unknown) => log.warn({ err: error }, 'the feed index was not kept'));
      }
      isClosed = true;
      await applying;
    },
  };

  async function keep(): Promise<Uint8Array<ArrayBuffer>[] | null> {
    const pieces = await atRest(({ index }, position) => encodeFeedIndex(index, position));
    if (pieces !== null) await writeIndexFile(path, pieces);
    return pieces;
  }

  /** Uses what there is at a moment at which it is exactly where the log was read up to; `null` if there never was one. */
  async function atRest<T>(use: (there: FollowingIndex, position: string) => T): Promise<T | null> {
    for (let tries = 0; tries < 20; tries += 1) {
      await catchUp();
      // What waits, and posts that know more than was told, are not where the follower is.
      if (following !== null && waiting.length === 0 && applying === null && following.early.size === 0)
        return use(following, changes.position);
      await new Promise((resolve) => setTimeout(resolve, untilStillMs));
    }
    return null;
  }
}
