import { sql } from 'kysely';
import { recordChanges, wholeSeconds } from '../../../platform/changes/index.ts';
import type { Db, Trx } from '../../../platform/db/index.ts';
import type { PageRequest, TimePosition } from '../../../platform/http/index.ts';

/** A heart of a person for a product. */
export interface Heart {
  productId: string;
  userId: string;
}

/** Gives a heart; given already, it stays as it is. */
export async function giveHeart(trx: Trx, { productId, userId }: Heart, now: Date): Promise<void> {
  const given = await trx
    .insertInto('product_hearts')
    .values({ user_id: userId, product_id: productId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (given.numInsertedOrUpdatedRows === 1n) await tell(trx, { productId, userId }, 1, now);
}

/** Takes a heart back, if it was given. */
export async function takeHeart(trx: Trx, { productId, userId }: Heart): Promise<void> {
  const taken = await trx
    .deleteFrom('product_hearts')
    .where('user_id', '=', userId)
    .where('product_id', '=', productId)
    .returning('created_at')
    .executeTakeFirst();
  if (taken !== undefined) await tell(trx, { productId, userId }, -1, taken.created_at);
}

async function tell(trx: Trx, { productId, userId: person }: Heart, by: 1 | -1, at: Date): Promise<void> {
  const detail = { person, kind: 'product', response: 'heart', by, at: wholeSeconds(at) } as const;
  await recordChanges(trx, [{ topic: 'touch', subject: productId, detail }]);
}

/** Whether a person gave a product a heart. */
export async function hasHeart(db: Db, { productId, userId }: Heart): Promise<boolean> {
  const heart = await db
    .selectFrom('product_hearts')
    .select('product_id')
    .where('user_id', '=', userId)
    .where('product_id', '=', productId)
    .executeTakeFirst();
  return heart !== undefined;
}

/** Products a person gave a heart, last given first. */
export async function findHearts(db: Db, userId: string, page: PageRequest): Promise<TimePosition[]> {
  const { after } = page;
  return db
    .selectFrom('product_hearts')
    .select(['product_id as id', 'created_at as at'])
    .where('user_id', '=', userId)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(created_at, product_id) < (${after?.at}, ${after?.id})`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('product_id', 'desc')
    .limit(page.limit + 1)
    .execute();
}
