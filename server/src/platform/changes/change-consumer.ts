import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Db, Trx } from '../db/index.ts';
import type { ToldChange } from './change.ts';
import type { ChangeFollower } from './change-follower.ts';
import { findPlace, setPlace, takePlace, type ConsumerPlace } from './consumer-place.queries.ts';
import { openLog } from './log-identity.ts';
import { reachesBack } from './log-reach.ts';
import { readSnapshot } from './snapshot.ts';
import {
  currentSnapshot,
  lookForChanges,
  positionBefore,
  readReach,
  selectChangesBetween,
} from './unread-changes.queries.ts';

/** Makes something lasting of the change log, each change exactly once, whichever of several processes is at it. */
export interface ChangeConsumer {
  readonly name: string;
  /** Everything committed before this call has been handled when it resolves. Rejects if a batch cannot be handled. */
  catchUp(now?: Date): Promise<void>;
  /** Looks by itself from now on. Where this process follows the log anyway, it looks once the follower found something. */
  start(ear?: Ear | null): void;
  /** Ends after the batch that is being handled. */
  close(): Promise<void>;
}

/** Who tells that there is something in the log, and how long ago it knew of everything. */
type Ear = Pick<ChangeFollower, 'subscribe' | 'lagMs'>;

/** What a consumer is made from. */
export interface ChangeConsumerParts {
  db: Db;
  log: FastifyBaseLogger;
  /** Under which its place is kept: one consumer, in however many processes. */
  name: string;
  /**
   * Makes something of what happened, in the transaction in which the consumer moves on: both are there, or neither. The
   * transaction may see more than the changes say already.
   */
  handle(trx: Trx, changes: readonly ToldChange[], now: Date): Promise<void>;
  /**
   * The log does not say what happened until now: the consumer is new, was away for days, or the database is another one.
   * What the transaction sees is exactly what no change will be told of.
   */
  onLost?(trx: Trx, now: Date): Promise<void>;
  /** So many changes at most are handled in one transaction. */
  batchSize?: number;
}

const pauseMs = 250;
const longestPauseMs = 30_000;
/** Who is told looks by itself as seldom as this, as long as the follower is no later than that. */
const toldPauseMs = 5_000;
const deafMs = 1_000;
/** How long to wait for another process that is at it. */
const busyMs = 20;
/** A place that never moved would make the sweep of the log look like a gap. */
const moveAnywayMs = 60_000;

/** `rest`: all was handled; `more`: look again; `busy`: another process is at it. */
type Outcome = 'rest' | 'more' | 'busy';

/** Makes a consumer; it can do without an ear, for looking costs an index look-up. */
export function createChangeConsumer(parts: ChangeConsumerParts): ChangeConsumer {
  const { db, log, name, batchSize = 2_000 } = parts;
  let queue: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let ear: Ear | null = null;
  let lookedAt = -Infinity;
  let isLooking = false;
  let isTold = false;
  let isClosed = false;
  let isDoubtful = true;
  let failures = 0;

  async function step(now: Date): Promise<Outcome> {
    // After a failure the database may be another one: a standby that took over, a backup that was restored.
    if (isDoubtful) await openLog(db);
    isDoubtful = false;
    const found = await findPlace(db, name);
    if (found === undefined) return lose(null, now);
    const { moved_at: movedAt, ...place } = found;
    return place.until === null ? look(place, movedAt, now) : drain(place, place.until, now);
  }

  async function look(place: ConsumerPlace, movedAt: Date, now: Date): Promise<Outcome> {
    const since = readSnapshot(place.since);
    const found = await lookForChanges(db, since, batchSize + 1);
    const isBehind = readSnapshot(found.snapshot).xmax < since.xmax;
    if (isBehind || !reachesBack({ log: place.log, since }, found)) return lose(place, now);
    const next = { ...place, since: found.snapshot };
    if (found.changes.length > batchSize) {
      const after = await positionBefore(db, since);
      return move(place, { ...place, until: found.snapshot, after: after ?? 0 }, { changes: [], now });
    }
    const isFresh = now.getTime() - movedAt.getTime() < moveAnywayMs;
    if (found.changes.length === 0 && isFresh) return 'rest';
    const outcome = await move(place, next, { changes: found.changes, now });
    return outcome === 'more' ? 'rest' : outcome;
  }

  async function drain(place: ConsumerPlace, until: string, now: Date): Promise<Outcome> {
    const since = readSnapshot(place.since);
    if (!reachesBack({ log: place.log, since }, await readReach(db))) return lose(place, now);
    const between = { since: place.since, until, after: place.after, limit: batchSize };
    const { changes, last } = await selectChangesBetween(db, between);
    const isEnd = last === null || changes.length < batchSize;
    const next = isEnd ? { ...place, since: until, until: null, after: 0 } : { ...place, after: last };
    return move(place, next, { changes, now });
  }

  /** Handles a batch and moves on, unless another process did meanwhile. */
  async function move(
    from: ConsumerPlace,
    to: ConsumerPlace,
    { changes, now }: { changes: readonly ToldChange[]; now: Date },
  ): Promise<Outcome> {
    return db.transaction().execute(async (trx) => {
      const taken = await takePlace(trx, name);
      if (!isSame(taken, from)) return 'busy';
      if (changes.length > 0) await parts.handle(trx, changes, now);
      await setPlace(trx, name, to, now);
      return 'more';
    });
  }

  /** Goes on from now. Reads see what the snapshot kept holds, no more and no less. */
  async function lose(from: ConsumerPlace | null, now: Date): Promise<Outcome> {
    return db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        const since = await currentSnapshot(trx);
        const taken = await takePlace(trx, name);
        if (!isSame(taken, from)) return 'busy';
        // A place that another process holds for a moment looks like one that is not there.
        if (taken === null && (await findPlace(trx, name)) !== undefined) return 'busy';
        const { log: opened } = await readReach(trx);
        if (opened === null) throw new Error('there is no change log');
        if (from !== null)
          log.warn({ consumer: name }, 'the change log does not reach back to this consumer');
        // Written first: of two processes that begin at once, one waits here and then fails.
        await setPlace(trx, name, { log: opened, since, until: null, after: 0 }, now);
        await parts.onLost?.(trx, now);
        return 'more' as const;
      })
      .catch((error: unknown) => {
        if (isSerializationFailure(error)) return 'busy';
        throw error;
      });
  }

  async function run(now: () => Date, isPatient: boolean): Promise<Outcome> {
    for (;;) {
      if (isClosed) return 'rest';
      const outcome = await step(now());
      if (outcome === 'rest' || (outcome === 'busy' && !isPatient)) return outcome;
      if (outcome === 'busy') await wait(busyMs);
    }
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work).catch((error: unknown) => {
      isDoubtful = true;
      throw error;
    });
    queue = turn.then(ignore, ignore);
    return turn;
  }

  function lookIn(ms: number): void {
    clearTimeout(timer);
    if (isClosed) return;
    timer = setTimeout(() => void lookByItself(), ms);
    timer.unref();
  }

  async function lookByItself(): Promise<void> {
    isLooking = true;
    isTold = false;
    lookedAt = performance.now();
    const outcome = await inTurn(() => run(() => new Date(), false)).catch((error: unknown) => {
      if (!isClosed) log.error({ err: error, consumer: name }, 'changes cannot be handled for now');
      return 'failed' as const;
    });
    isLooking = false;
    failures = outcome === 'failed' ? failures + 1 : 0;
    const isHearing = ear !== null && ear.lagMs < deafMs;
    const isCalm = isHearing && outcome === 'rest' && !isTold;
    lookIn(isCalm ? toldPauseMs : Math.min(longestPauseMs, pauseMs * 2 ** failures));
  }

  /** Looks at once after a pause, and no more often than by itself however much is told. */
  function hear(): void {
    isTold = true;
    if (isLooking || failures > 0) return;
    lookIn(Math.max(0, lookedAt + pauseMs - performance.now()));
  }

  return {
    name,
    catchUp: async (now) => {
      await inTurn(() => run(() => now ?? new Date(), true));
    },
    start: (from) => {
      ear = from ?? null;
      ear?.subscribe({ onChanges: hear, onLost: hear });
      lookIn(pauseMs);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await queue;
    },
  };
}

function ignore(): void {
  // Whoever waits for the turn was told.
}

/** Another process went on meanwhile. */
function isSerializationFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40001';
}

function isSame(one: ConsumerPlace | null, other: ConsumerPlace | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.log === other.log &&
    one.since === other.since &&
    one.until === other.until &&
    one.after === other.after
  );
}
