import type { Trx } from '../../platform/db/index.ts';
import { rememberSeen } from '../feed/index.ts';
import { findAuthors } from '../posts/index.ts';
import { countResponses } from '../reactions/index.ts';
import { recordClicks, type Click } from '../shop/index.ts';
import { addToDays, insertEvents, lockPeople } from './events.queries.ts';
import { tally } from './tally.ts';
import { tellChanges } from './tell-changes.ts';
import type { ToldEvent } from './told-event.ts';

/**
 * Keeps events of whomever: what is new of them is counted, rolled up, remembered and told on, all in one transaction.
 * Events about posts that are not there, not shown or one's own, and about unknown products, are passed over.
 */
export async function writeEvents(trx: Trx, told: readonly ToldEvent[]): Promise<void> {
  const events = await admitEvents(trx, told);
  if (events.length === 0) return;
  const fresh = tally(await insertEvents(trx, events));
  await countResponses(trx, { counts: fresh.counts, viewerKey: events[0]?.viewerKey ?? '' });
  await addToDays(trx, fresh.days);
  await rememberSeen(trx, fresh.seen);
  await tellChanges(trx, fresh);
}

async function admitEvents(trx: Trx, told: readonly ToldEvent[]): Promise<ToldEvent[]> {
  const people = await lockPeople(trx, distinct(told.map((event) => event.userId)));
  const present = told.filter(({ userId }) => userId === null || people.has(userId));
  const authors = await findAuthors(trx, distinct(present.map((event) => event.postId)));
  const clicks = await recordClicks(trx, present.filter(isClick), async () => authors);
  const looks = present.filter((event) => {
    const authorId = authors.get(event.postId ?? '');
    return !isClick(event) && authorId !== undefined && authorId !== event.userId;
  });
  return [...looks, ...clicks];
}

function isClick(event: ToldEvent): event is ToldEvent & Click {
  return event.productId !== null;
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
