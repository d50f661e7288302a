import type { Db } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { recordClicks, type TellClicks } from '../shop/index.ts';
import { findAuthors } from '../posts/index.ts';
import { makeEventWeeks } from './event-weeks.ts';
import { toldClick, type ToldEvent } from './told-event.ts';
import { writeEvents } from './write-events.ts';

/** Where a process writes down what people do. */
export interface EventBook {
  /**
   * Writes what many callers tell together: whoever comes while one write is on its way goes with the next. Resolves once
   * the events are safe; throws `unavailable` when far more waits than can be written.
   */
  write(told: readonly ToldEvent[]): Promise<void>;
  /** Keeps clicks that are part of a larger change. */
  keepClicks: TellClicks;
}

/** So many are written in one transaction … */
const batchSize = 2_000;

/** … and so many wait at most. */
const mostWaiting = 20_000;

/**
 * A post that was just deleted, two who wait for each other in a circle after all, a week that is not there although it
 * was: the next try sees it.
 */
const worthAnotherTry = new Set(['23503', '40P01', '23514']);

/** While posts are deleted one after another, each try may meet the next of them; what others tell goes with it. */
const mostTries = 5;

/** Opens the book of a process. */
export function createEventBook(db: Db): EventBook {
  const knownWeeks = new Set<string>();
  let waiting: ToldEvent[] = [];
  let flight: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  const makeWeeks = (events: readonly ToldEvent[]) =>
    makeEventWeeks(db, { days: events.map((event) => event.day), knownWeeks });

  async function writeWaiting(): Promise<void> {
    const told = waiting;
    waiting = [];
    next = null;
    for (let at = 0; at < told.length; at += batchSize) await writeBatch(told.slice(at, at + batchSize));
  }

  async function writeBatch(batch: readonly ToldEvent[]): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await makeWeeks(batch);
        await db.transaction().execute((trx) => writeEvents(trx, batch));
        return;
      } catch (error) {
        if (tries === mostTries || !worthAnotherTry.has(codeOf(error))) throw error;
        knownWeeks.clear();
      }
    }
  }

  return {
    async write(told) {
      if (told.length === 0) return;
      if (waiting.length + told.length > mostWaiting) {
        throw new ProblemError(
          'unavailable',
          say`More happens than can be written down. Try again in a moment.`,
          {
            headers: { 'retry-after': '10' },
          },
        );
      }
      waiting.push(...told);
      if (next === null) {
        next = flight.catch(() => undefined).then(writeWaiting);
        flight = next;
      }
      await next;
    },
    async keepClicks(trx, clicks, now) {
      const events = clicks.map((click) => toldClick(click, now)).filter((event) => event !== null);
      await makeWeeks(events);
      await writeEvents(trx, events);
      // What lay in the bag of a device for days still brings its post the sale.
      const older = clicks.filter((click) => toldClick(click, now) === null);
      await recordClicks(trx, older, findAuthors);
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
