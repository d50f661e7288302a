import type { FastifyBaseLogger } from 'fastify';
import { setImmediate as untilAllAreHeard } from 'node:timers/promises';
import type { Db } from '../db/index.ts';
import type { ToldChange } from './change.ts';
import { openLog } from './log-identity.ts';
import { reachesBack } from './log-reach.ts';
import { readSnapshot, parseSnapshot, type Snapshot } from './snapshot.ts';
import { currentSnapshot, lookForChanges, readChangesBetween } from './unread-changes.queries.ts';

/** Somebody who keeps a part of the database in memory. */
export interface ChangeHandler {
  /** What happened since, each change once, in an order in which it can have happened. */
  onChanges(changes: readonly ToldChange[]): void;
  /** The log no longer says what happened since: read everything anew. */
  onLost(): void;
}

/** Reads the change log for as long as a process lives. */
export interface ChangeFollower {
  /**
   * Everything committed before this call has been told to all subscribers when it resolves. Calls that come together
   * share one look; whoever comes while one flies waits for the next. Rejects if the database cannot be asked.
   */
  catchUp(): Promise<void>;
  /** To be called before `start`, or by somebody who knows nothing older than now. */
  subscribe(handler: ChangeHandler): void;
  /** How long ago all was told that had been committed; infinite before the start. */
  readonly lagMs: number;
  /** Where the follower is when no catch-up is on: with it another one goes on from here. */
  readonly position: string;
  /** Goes on from a position, or from now. Who cannot go on from there is told `onLost`, and goes on from now. */
  start(from: string | null): Promise<void>;
  close(): Promise<void>;
}

/** How long nothing is looked for unless somebody asks. */
const pauseMs = 250;
/** More than this is read in batches, so that nothing else has to wait. */
const lookLimit = 2_000;

/** Makes a follower. It needs no ear: looking costs an index look-up, while telling would make commits wait for each other. */
export function createChangeFollower(db: Db, log: FastifyBaseLogger): ChangeFollower {
  const handlers: ChangeHandler[] = [];
  let place: Place | null = null;
  let lookedAt = -Infinity;
  let isDoubtful = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let flying: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  function catchUp(): Promise<void> {
    next ??= (flying ?? Promise.resolve())
      .catch(() => undefined)
      // Requests that were read from their sockets together take one look together.
      .then(untilAllAreHeard)
      .then(() => {
        next = null;
        return fly();
      });
    return next;
  }

  function fly(): Promise<void> {
    const begun = performance.now();
    const flight = look()
      .then(() => void (lookedAt = begun))
      .finally(() => {
        if (flying === flight) flying = null;
      });
    flying = flight;
    return flight;
  }

  async function look(): Promise<void> {
    if (isClosed || place === null) throw new Error('the change log is not followed');
    if (isDoubtful) await checkLog(place);
    if (place.drain !== null) await drain(place, place.drain);
    const found = await ask(() => lookForChanges(db, place?.since ?? nothing, lookLimit + 1));
    const until = readSnapshot(found.snapshot);
    if (!reachesBack(place, found) || until.xmax < place.since.xmax) return lose();
    if (found.changes.length <= lookLimit) {
      tell(found.changes);
      place = { ...place, since: until, text: found.snapshot };
      return;
    }
    place.drain = { until: found.snapshot, after: 0 };
    await drain(place, place.drain);
  }

  async function drain(at: Place, far: Drain): Promise<void> {
    await ask(() =>
      readChangesBetween(db, { since: at.since, ...far }, (changes, last) => {
        tell(changes);
        far.after = last;
      }),
    );
    place = { ...at, since: readSnapshot(far.until), text: far.until, drain: null };
  }

  function tell(changes: readonly ToldChange[]): void {
    if (changes.length === 0) return;
    for (const handler of handlers) {
      try {
        handler.onChanges(changes);
      } catch (error) {
        // Whoever broke half-way cannot be told the rest.
        log.error(error, 'a follower of changes failed and reads everything anew');
        handler.onLost();
      }
    }
  }

  async function lose(): Promise<void> {
    log.warn('the change log does not reach back to where this process was; everything is read anew');
    place = await here();
    for (const handler of handlers) handler.onLost();
  }

  async function here(): Promise<Place> {
    const name = await openLog(db);
    const text = await currentSnapshot(db);
    return { log: name, since: readSnapshot(text), text, drain: null };
  }

  /** After a failure the database may be another one: a standby that took over, a backup that was restored. */
  async function checkLog(at: Place): Promise<void> {
    const name = await openLog(db);
    isDoubtful = false;
    if (name !== at.log) await lose();
  }

  async function ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      isDoubtful = true;
      throw error;
    }
  }

  function lookAgainLater(): void {
    if (isClosed) return;
    timer = setTimeout(() => {
      const wasDoubtful = isDoubtful;
      catchUp()
        .catch((error: unknown) => {
          if (!wasDoubtful && !isClosed) log.warn({ err: error }, 'the change log cannot be read for now');
        })
        .finally(lookAgainLater);
    }, pauseMs);
    timer.unref();
  }

  return {
    catchUp,
    subscribe: (handler) => void handlers.push(handler),
    get lagMs() {
      return performance.now() - lookedAt;
    },
    get position() {
      return place === null ? '' : `${place.log}/${place.text}`;
    },
    start: async (from) => {
      place = await here();
      const earlier = from === null ? place : readPosition(from, place.log);
      if (earlier === null) await lose();
      else place = earlier;
      await catchUp();
      lookAgainLater();
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await next?.catch(() => undefined);
      await flying?.catch(() => undefined);
    },
  };
}

const nothing: Snapshot = { xmax: 0n, open: [] };

function readPosition(text: string, log: string): Place | null {
  const slash = text.indexOf('/');
  const snapshot = text.slice(slash + 1);
  const since = parseSnapshot(snapshot);
  return since === null || text.slice(0, slash) !== log ? null : { log, since, text: snapshot, drain: null };
}

interface Place {
  log: string;
  /** All that this snapshot holds was told. */
  since: Snapshot;
  text: string;
  /** What is being told in batches; kept, so that a break in the middle tells nothing twice. */
  drain: Drain | null;
}

interface Drain {
  until: string;
  /** The last position told. */
  after: number;
}
