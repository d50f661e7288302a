import type { ChosenType, NotificationType } from '@spark/contract';
import { newIdAt, type Trx } from '../../platform/db/index.ts';
import { tellStreams } from './deliver.ts';
import { selectChoices } from './gather/acts.queries.ts';
import { tellOnce, type Single } from './gather/tell-once.ts';
import { defaultChannels } from './notification-types.policy.ts';

/** What is told about a post of one's own. */
type PostNews = Extract<NotificationType, 'poll_closed' | 'photo_failed'>;

/** What is told about a product. */
type ProductNews = Extract<NotificationType, 'product_back' | 'price_dropped'>;

/** Tells a person something about one of their posts. Told again, it is the same. */
export async function notify(
  trx: Trx,
  { userId, type, postId, now }: { userId: string; type: PostNews; postId: string; now: Date },
): Promise<void> {
  await tellChosen(trx, { userId, type, thing: postId, postId }, now);
}

/** Tells a person that they are an enthusiast now, of an interest or of all. Told again, it is the same. */
export async function notifyOfEnthusiast(
  trx: Trx,
  { userId, interestId, now }: { userId: string; interestId: string | null; now: Date },
): Promise<void> {
  await tellChosen(trx, { userId, type: 'enthusiast_earned', thing: interestId ?? userId, interestId }, now);
}

/**
 * Tells a person that they are in the creator programme now, or not any more. Only the latest of it stands: an invitation
 * that was taken back leads nowhere.
 */
export async function notifyOfCreator(
  trx: Trx,
  { userId, isCreator, now }: { userId: string; isCreator: boolean; now: Date },
): Promise<void> {
  const types = ['creator_invited', 'creator_dismissed'] as const;
  const earlier = await trx
    .deleteFrom('notifications')
    .where('user_id', '=', userId)
    .where('type', 'in', types)
    .executeTakeFirst();
  if (earlier.numDeletedRows > 0n) await tellStreams(trx, [userId]);
  await tellChosen(trx, { userId, type: isCreator ? types[0] : types[1], thing: userId }, now);
}

/** Tells a person something about a product, each time anew; answers the id. */
export async function notifyOfProduct(
  trx: Trx,
  { userId, type, productId, now }: { userId: string; type: ProductNews; productId: string; now: Date },
): Promise<string> {
  const id = newIdAt(now);
  await trx
    .insertInto('notifications')
    .values({ id, user_id: userId, type, thing: id, product_id: productId, created_at: now, told_at: now })
    .execute();
  await tellStreams(trx, [userId]);
  return id;
}

async function tellChosen(
  trx: Trx,
  told: Omit<Single, 'app' | 'push' | 'mail' | 'type'> & { type: ChosenType },
  now: Date,
): Promise<void> {
  const chosen = await selectChoices(trx, [told.userId], told.type);
  const channels = chosen.get(told.userId) ?? defaultChannels(told.type);
  if (channels.app || channels.push || channels.mail) await tellOnce(trx, [{ ...told, ...channels }], now);
}
