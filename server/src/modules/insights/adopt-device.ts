import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { rememberSeen } from '../feed/index.ts';
import { adoptClicks } from '../shop/index.ts';
import { dayOf, toldMs } from './event-times.ts';
import { moveEvents } from './events.queries.ts';
import { tally } from './tally.ts';
import { answerChange, touchChange } from './tell-changes.ts';

/**
 * Gives what was opened and seen on a device to the person who signed in on it: the post that brought them takes the sale,
 * and their feed does not begin with what they have just read. What counted then counts no more and no less now.
 */
export async function adoptDevice(
  trx: Trx,
  { deviceKey, userId, now }: { deviceKey: string; userId: string; now: Date },
): Promise<void> {
  await adoptClicks(trx, { deviceKey, userId });
  const since = dayOf(new Date(now.getTime() - toldMs));
  const { seen, answers, touches } = tally(await moveEvents(trx, { deviceKey, userId, since }));
  await rememberSeen(trx, seen);
  await recordChanges(trx, [
    ...answers.map((answer) => answerChange({ ...answer, userId: null }, -1)),
    ...answers.map((answer) => answerChange(answer, 1)),
    ...touches.map(touchChange),
  ]);
  if (seen.length > 0) await recordChanges(trx, [{ topic: 'reader', subject: userId }]);
}
