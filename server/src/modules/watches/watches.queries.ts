import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** A watch with what a letter or a page says of it. */
export type WatchRow = NonNullable<Awaited<ReturnType<typeof findByToken>>>;

/** What a person will be told of a product, and how. */
export async function selectOwn(db: Db, productId: string, userId: string) {
  return db
    .selectFrom('watches')
    .select(['kind', 'channel'])
    .where('product_id', '=', productId)
    .where('user_id', '=', userId)
    .where((query) => query.or([query('kind', '=', 'price'), query('told_at', 'is', null)]))
    .orderBy('kind')
    .execute();
}

/** The watch behind the link of a letter. */
export async function findByToken(db: Db, token: string) {
  return selectWatches(db).where('watches.token', '=', token).executeTakeFirst();
}

/** One watch. */
export async function findWatch(db: Db, id: string): Promise<WatchRow | undefined> {
  return selectWatches(db).where('watches.id', '=', id).executeTakeFirst();
}

/** Ends the watch behind the link of a letter; one that is over is over. */
export async function deleteByToken(db: Db, token: string): Promise<void> {
  await db.deleteFrom('watches').where('token', '=', token).execute();
}

function selectWatches(db: Db) {
  return db
    .selectFrom('watches')
    .innerJoin('products', 'products.id', 'watches.product_id')
    .leftJoin('users', 'users.id', 'watches.user_id')
    .leftJoin('departures', 'departures.user_id', 'watches.user_id')
    .select((query) => [
      'watches.id',
      'watches.kind',
      'watches.product_id',
      'watches.token',
      'watches.confirmed_at',
      'watches.price_amount',
      'watches.price_currency',
      'products.title',
      query.fn.coalesce('users.locale', 'watches.locale').as('locale'),
      // Of an account only the address it has confirmed: another may be a stranger's. Whoever leaves is not written to.
      sql<string | null>`case when watches.user_id is null then watches.email
        when users.email_verified and departures.user_id is null then users.email end`.as('address'),
    ]);
}
