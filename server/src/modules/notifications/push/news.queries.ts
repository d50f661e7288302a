import type { ProductCard } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { loadProductCards } from '../../catalog/index.ts';
import { pushPolicy, type PushedType } from './push.policy.ts';

/** A notification as a message tells it. */
export interface News {
  userId: string;
  type: Exclude<PushedType, 'test'>;
  product: ProductCard;
  at: Date;
}

/** What a notification tells at a moment; `undefined` where there is nothing to tell any more, or never was by push. */
export async function findNews(db: Db, notificationId: string, now: Date): Promise<News | undefined> {
  const row = await db
    .selectFrom('notifications')
    .select(['user_id', 'type', 'product_id', 'created_at'])
    .where('id', '=', notificationId)
    .executeTakeFirst();
  if (row === undefined || row.product_id === null || !isPushed(row.type)) return undefined;
  const product = (await loadProductCards(db, [row.product_id], now)).get(row.product_id);
  if (product === undefined) return undefined;
  return { userId: row.user_id, type: row.type, product, at: row.created_at };
}

function isPushed(type: string): type is News['type'] {
  return type !== 'test' && type in pushPolicy;
}
