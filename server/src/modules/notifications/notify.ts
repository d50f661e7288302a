import type { NotificationType } from '@spark/contract';
import { newIdAt, type Trx } from '../../platform/db/index.ts';

/** What is told about a post. */
type PostNews = Extract<NotificationType, 'poll_closed' | 'photo_failed'>;

/** What is told about a product. */
type ProductNews = Extract<NotificationType, 'product_back' | 'price_dropped'>;

/** Tells a person something about one of their posts. Told again, it is the same. */
export async function notify(
  trx: Trx,
  { userId, type, postId, now }: { userId: string; type: PostNews; postId: string; now: Date },
): Promise<void> {
  await trx
    .insertInto('notifications')
    .values({ id: newIdAt(now), user_id: userId, type, post_id: postId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Tells a person something about a product, each time anew; answers the id. */
export async function notifyOfProduct(
  trx: Trx,
  { userId, type, productId, now }: { userId: string; type: ProductNews; productId: string; now: Date },
): Promise<string> {
  const id = newIdAt(now);
  await trx
    .insertInto('notifications')
    .values({ id, user_id: userId, type, product_id: productId, created_at: now })
    .execute();
  return id;
}
