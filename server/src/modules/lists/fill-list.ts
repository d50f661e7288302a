import { limits } from '@spark/contract';
import { sql } from 'kysely';
import { newId, type Trx } from '../../platform/db/index.ts';
import { notFound, ProblemError } from '../../platform/http/index.ts';
import { productExists } from '../catalog/index.ts';
import { checkPostVisible } from '../posts/index.ts';
import { isThing, type Thing } from './lists.queries.ts';
import { lockList, touchList, type OwnListRef } from './own-list.ts';

/**
 * Puts a thing at the end of a list; in it already, it stays where it is. Throws `not_found` where the list is not one's own or
 * the thing may not be seen, `conflict` where the list is full.
 */
export async function addToList(
  trx: Trx,
  { thing, now, ...list }: OwnListRef & { thing: Thing; now: Date },
): Promise<void> {
  await lockList(trx, list);
  if (thing.postId !== undefined) await checkPostVisible(trx, thing.postId, { userId: list.ownerId });
  else if (!(await productExists(trx, thing.productId))) throw notFound('product');
  const { count, last, has } = await trx
    .selectFrom('list_items')
    .select((query) => [
      query.fn.countAll<number>().as('count'),
      query.fn.max('position').as('last'),
      sql<boolean | null>`bool_or(${isThing(thing)})`.as('has'),
    ])
    .where('list_id', '=', list.listId)
    .executeTakeFirstOrThrow();
  if (has === true) return;
  if (count >= limits.listItems) {
    const most = limits.listItems.toLocaleString('en');
    throw new ProblemError(
      'conflict',
      `This list holds ${most} things, as many as there can be. Begin another one.`,
    );
  }
  await trx
    .insertInto('list_items')
    .values({
      id: newId(),
      list_id: list.listId,
      post_id: thing.postId ?? null,
      product_id: thing.productId ?? null,
      position: sql<string>`floor(${last ?? 0}::numeric) + 1`,
      created_at: now,
    })
    .execute();
  await touchList(trx, list.listId, now);
}

/** Takes a thing out of a list; not in it, nothing changes. Throws `not_found` where the list is not one's own. */
export async function removeFromList(
  trx: Trx,
  { thing, now, ...list }: OwnListRef & { thing: Thing; now: Date },
): Promise<void> {
  await lockList(trx, list);
  const removed = await trx
    .deleteFrom('list_items')
    .where('list_id', '=', list.listId)
    .where(isThing(thing))
    .executeTakeFirst();
  if (removed.numDeletedRows > 0n) await touchList(trx, list.listId, now);
}
