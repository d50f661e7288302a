import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { isPersonVisibleTo } from '../../relations/index.ts';

/** A line of a bag as it is kept. */
export interface BagRow {
  product_id: string;
  quantity: number;
  from_post_id: string | null;
  price_amount: number | null;
  price_currency: string | null;
  added_at: Date;
}

const columns = [
  'product_id',
  'quantity',
  'from_post_id',
  'price_amount',
  'price_currency',
  'added_at',
] as const;

/** A person's bag, last added first. A post by somebody they do not meet is not named as where a line came from. */
export async function selectBag(db: Db, userId: string): Promise<BagRow[]> {
  return db
    .selectFrom('bag_items')
    .leftJoin('posts as origin', 'origin.id', 'bag_items.from_post_id')
    .select([
      ...columns.filter((column) => column !== 'from_post_id'),
      sql<string | null>`case when ${isPersonVisibleTo({ userId }, sql.ref<string>('origin.author_id'))}
        then from_post_id end`.as('from_post_id'),
    ])
    .where('user_id', '=', userId)
    .orderBy('added_at', 'desc')
    .orderBy('product_id', 'desc')
    .execute();
}

/** The same; whoever else wants to buy it waits until the transaction ends. */
export async function lockBag(trx: Trx, userId: string): Promise<BagRow[]> {
  return trx
    .selectFrom('bag_items')
    .select(columns)
    .where('user_id', '=', userId)
    .orderBy('product_id')
    .forUpdate()
    .execute();
}

/** Takes products out of a bag. */
export async function deleteBagRows(db: Db, userId: string, productIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('bag_items')
    .where('user_id', '=', userId)
    .where('product_id', '=', sql<string>`any(${productIds}::uuid[])`)
    .execute();
}
