import { ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';

/** So many events may one person tell in a minute: several on the screen at once, each with its dwell. */
export const eventsPerPerson = 1_200;

/** So many may come from one network address where nobody is signed in: a whole school may be behind it. */
export const eventsPerAddress = 6_000;

const minuteMs = 60_000;

/** Counts what each caller tells in a minute. */
export interface EventBudget {
  /** Takes events off what a caller may still tell. Throws `rate_limited`. */
  spend(caller: { key: string; perMinute: number }, events: number, now: Date): void;
}

/** Starts with everybody's whole budget. */
export function createEventBudget(): EventBudget {
  let spent = new Map<string, number>();
  let minute = 0;
  return {
    spend({ key, perMinute }, events, now) {
      const thisMinute = Math.floor(now.getTime() / minuteMs);
      // Everybody starts anew with the minute; nobody needs to be remembered for longer.
      if (thisMinute !== minute) [spent, minute] = [new Map(), thisMinute];
      const total = (spent.get(key) ?? 0) + events;
      if (total > perMinute) {
        const seconds = Math.ceil(((minute + 1) * minuteMs - now.getTime()) / 1_000);
        throw new ProblemError(
          'rate_limited',
          say`This is more than one can see in a minute. Wait a little.`,
          {
            headers: { 'retry-after': String(Math.max(1, seconds)) },
          },
        );
      }
      spent.set(key, total);
    },
  };
}
