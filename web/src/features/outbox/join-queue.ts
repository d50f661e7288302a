import { thingOf, type NewEntry, type OutboxAct, type OutboxEntry } from './outbox-entry.ts';

/** What becomes of the outbox when something is added. */
export interface Joining {
  /** Entries that are not sent any more. */
  remove: number[];
  /** Whether the new one is to be sent at all. */
  isNeeded: boolean;
}

/** Adds an act to what waits: what it takes back or says anew is not sent before it, and perhaps neither is it. */
export function joinQueue(waiting: readonly OutboxEntry[], { userId, act }: NewEntry): Joining {
  const thing = thingOf(act);
  const before = waiting.filter((entry) => entry.userId === userId && thingOf(entry.act) === thing);
  const replaced = before.filter((entry) => isSameWish(entry.act, act));
  const remove = replaced.map(({ id }) => id);
  // Given and taken back before anybody heard of it: nothing happened. Of what was on its way nobody can say that.
  const isUndone =
    replaced.length > 0 &&
    replaced.every(({ isTried, act: earlier }) => !isTried && isOpposite(earlier, act)) &&
    before.length === replaced.length;
  return { remove, isNeeded: !isUndone };
}

/** Whether the later of two acts of one thing makes the earlier pointless. */
function isSameWish(earlier: OutboxAct, later: OutboxAct): boolean {
  if (earlier.kind !== later.kind) return false;
  // Everything that was said is said.
  if (later.kind === 'comment') return false;
  if (earlier.kind === 'follow' && later.kind === 'follow') return earlier.interest === later.interest;
  return true;
}

function isOpposite(earlier: OutboxAct, later: OutboxAct): boolean {
  return 'isWanted' in earlier && 'isWanted' in later && earlier.isWanted !== later.isWanted;
}
