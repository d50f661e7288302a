import type { ShopperEvent } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { invalid, type ProblemDetail } from '../../platform/http/index.ts';
import { findAuthors } from '../posts/index.ts';
import { recordClicks, type Click } from '../shop/index.ts';
import { toleratedMs, recordViews, type Onlooker, type View } from './record-views.ts';
import { keptMs } from './view-days.ts';

/**
 * Keeps what somebody tells they saw and opened, but nothing from the future or of long ago. Throws `validation_failed` for
 * events that do not say what they are about.
 */
export async function recordEvents(
  db: Db,
  { onlooker, events, now }: { onlooker: Onlooker; events: readonly ShopperEvent[]; now: Date },
): Promise<void> {
  checkEvents(events);
  const timely = events
    .map((event) => ({ ...event, at: new Date(event.at) }))
    .filter(({ at }) => at.getTime() <= now.getTime() + toleratedMs)
    .filter(({ at }) => at.getTime() > now.getTime() - keptMs)
    .map((event) => ({ ...event, at: event.at < now ? event.at : now }));
  const views = timely.flatMap(({ type, postId, at }): View[] =>
    type === 'view' && postId ? [{ postId, at }] : [],
  );
  const clicks = timely.flatMap(({ type, postId, productId, at }): Click[] =>
    type !== 'view' && productId ? [{ type, postId: postId ?? null, productId, at }] : [],
  );
  await recordViews(db, { onlooker, views });
  if (clicks.length === 0) return;
  const { key: viewerKey, userId } = onlooker;
  await db.transaction().execute((trx) => recordClicks(trx, { viewerKey, userId, clicks }, findAuthors));
}

function checkEvents(events: readonly ShopperEvent[]): void {
  const errors = events.flatMap(({ type, postId, productId }, index): ProblemDetail[] => {
    if (type === 'view')
      return postId ? [] : [{ path: `/events/${index}/postId`, message: 'A view is of a post.' }];
    return productId ? [] : [{ path: `/events/${index}/productId`, message: `A ${type} is of a product.` }];
  });
  const [first, ...rest] = errors;
  if (first !== undefined) throw invalid(first, ...rest);
}
