import { limits } from '@spark/contract';
import { sql } from 'kysely';
import { newId, type Trx } from '../../platform/db/index.ts';
import { notFound, ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { productExists } from '../catalog/index.ts';
import { checkPostVisible } from '../posts/index.ts';
import { isThing, type Thing } from './lists.queries.ts';
import { lockList, touchList, type OwnListRef } from './own-list.ts';

/**
 * Puts a thing at the end of a list; in it already, it stays where it is. Returns the item it is. Throws `not_found` where the list is not one's own or
 * the thing may not be seen, `conflict` where the list is full.
 */
export async function addToList(
  trx: Trx,
  { thing, now, ...list }: OwnListRef & { thing: Thing; now: Date },
): Promise<string> {
  await lockList(trx, list);
  if (thing.postId !== undefined) await checkPostVisible(trx, thing.postId, { userId: list.ownerId });
  else if (!(await productExists(trx, thing.productId))) throw notFound('product');
  const held = await trx
    .selectFrom('list_items')
    .select('id')
    .where('list_id', '=', list.listId)
    .where(isThing(thing))
    .executeTakeFirst();
  if (held !== undefined) return held.id;
  const { count, last } = await trx
    .selectFrom('list_items')
    .select((query) => [query.fn.countAll<number>().as('count'), query.fn.max('position').as('last')])
    .where('list_id', '=', list.listId)
    .executeTakeFirstOrThrow();
  if (count >= limits.listItems) {
    const most = limits.listItems.toLocaleString('en');
    throw new ProblemError(
      'conflict',
      say`This list holds ${most} things, as many as there can be. Begin another one.`,
    );
  }
  const id = newId();
  await trx
    .insertInto('list_items')
    .values({
      id,
      list_id: list.listId,
      post_id: thing.postId ?? null,
      product_id: thing.productId ?? null,
      position: sql<string>`floor(${last ?? 0}::numeric) + 1`,
      created_at: now,
    })
    .execute();
  await touchList(trx, list.listId, now);
  return id;
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
