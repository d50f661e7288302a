import type { FeedIndex } from '@spark/ranking';
import type { FastifyBaseLogger } from 'fastify';
import { setImmediate as breathe } from 'node:timers/promises';
import {
  hasSeen,
  type ChangeFollower,
  type Snapshot,
  type ToldChange,
} from '../../../platform/changes/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { applyChanges, type FollowingIndex } from './apply-changes.ts';
import { unavailable } from './readiness.ts';
import { readAgain, surely } from './read-again.ts';
import { concernsIndex, nextOf, type Item } from './waiting-changes.ts';

/** An index that follows the log of changes, from when there is one. */
export interface FollowedIndex {
  /** The index of this moment. Throws `unavailable` before there is one. */
  current(): FollowingIndex;
  readonly isThere: boolean;
  /** For how long what was told has been waiting to be taken over. */
  readonly behindMs: number;
  /** Takes over what was told, after all that was told before. */
  hear(told: readonly ToldChange[]): void;
  /** Everything committed before this call counts when it resolves. */
  catchUp(): Promise<void>;
  /** The same for all that was told. */
  settle(): Promise<void>;
  /** What is told from now on is remembered for another index, which may not have it. */
  remember(): void;
  /** Takes an index that was made since: as the database was at a moment, and told since of what it may not have. */
  adopt(index: FeedIndex, snapshot: Snapshot): void;
  /** Takes an index that is where the log was read up to. */
  follow(index: FeedIndex): void;
  /** Uses what there is at a moment at which it is exactly where the log was read up to; `null` if there never was one. */
  atRest<T>(use: (there: FollowingIndex, position: string) => T): Promise<T | null>;
  /** Nothing is taken over until it is released. */
  hold(): void;
  release(): void;
  close(): Promise<void>;
}

const retryMs = 1_000;
const untilStillMs = 20;

/** Makes a place for an index. */
export function createFollowedIndex({
  db,
  changes,
  log,
  onIndex,
}: {
  db: Db;
  changes: ChangeFollower;
  log: FastifyBaseLogger;
  /** Hears that there is another index than before. */
  onIndex: () => void;
}): FollowedIndex {
  let following: FollowingIndex | null = null;
  let waiting: Item[] = [];
  /** Told since a new index is being made, which may not have it. */
  let meanwhile: ToldChange[] | null = null;
  let applying: Promise<void> | null = null;
  let isResting = false;
  let isHeld = false;
  let behindSince: number | null = null;
  let isClosed = false;

  function current(): FollowingIndex {
    if (following === null) throw unavailable(say`The feed is still being prepared. Try again in a moment.`);
    return following;
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

  function follow(index: FeedIndex): void {
    following = { index, version: 0, early: new Map() };
    onIndex();
    apply();
  }

  return {
    current,
    catchUp,
    settle,
    follow,
    get isThere() {
      return following !== null;
    },
    get behindMs() {
      return behindSince === null ? 0 : performance.now() - behindSince;
    },
    hear: (told) => {
      meanwhile?.push(...told);
      const known = told.filter(concernsIndex);
      if (known.length > 0) waiting.push(known);
      apply();
    },
    remember: () => {
      meanwhile = [];
    },
    adopt: (index, snapshot) => {
      const waiters = waiting.filter((item) => typeof item === 'function');
      const unknown = (meanwhile ?? []).filter(
        (change) => concernsIndex(change) && !hasSeen(snapshot, change.tx),
      );
      meanwhile = null;
      waiting = [unknown, ...waiters];
      follow(index);
    },
    atRest: async (use) => {
      for (let tries = 0; tries < 20; tries += 1) {
        await catchUp();
        // What waits, and posts that know more than was told, are not where the follower is.
        if (following !== null && waiting.length === 0 && applying === null && following.early.size === 0)
          return use(following, changes.position);
        await new Promise((resolve) => setTimeout(resolve, untilStillMs));
      }
      return null;
    },
    hold: () => {
      isHeld = true;
    },
    release: () => {
      isHeld = false;
      apply();
    },
    close: async () => {
      isClosed = true;
      await applying;
    },
  };
}
