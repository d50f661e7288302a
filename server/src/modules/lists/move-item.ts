import { sql } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';
import { invalid, notFound } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { lockList, touchList, type OwnListRef } from './own-list.ts';

/**
 * A place between two others takes a digit more each time the gap is halved. Where something was put into one gap again and
 * again the whole list is numbered anew.
 */
const mostDigits = 60;

/**
 * Puts a thing of a list behind another, or first: one row changes, so that others that are moved, added or taken away at the
 * same time are not touched. Throws `not_found` for what is not there, `validation_failed` where the other one is not.
 */
export async function moveItem(
  trx: Trx,
  { itemId, after, now, ...list }: OwnListRef & { itemId: string; after: string | null; now: Date },
): Promise<void> {
  await lockList(trx, list);
  const [item, behind] = await Promise.all([
    findPosition(trx, list.listId, itemId),
    after === null ? null : findPosition(trx, list.listId, after),
  ]);
  if (item === undefined) throw notFound('thing in this list');
  if (behind === undefined || after === itemId) {
    throw invalid({ path: '/after', message: say`What it shall follow is not in this list any more.` });
  }
  const { next } = await trx
    .selectFrom('list_items')
    .select((query) => query.fn.min('position').as('next'))
    .where('list_id', '=', list.listId)
    .where('id', '<>', itemId)
    .$if(behind !== null, (query) => query.where('position', '>', behind))
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('list_items')
    .set({ position: between(behind, next) })
    .where('id', '=', itemId)
    .execute();
  const { digits } = await trx
    .selectFrom('list_items')
    .select(sql<number>`scale(position)`.as('digits'))
    .where('id', '=', itemId)
    .executeTakeFirstOrThrow();
  if (digits > mostDigits) await numberAnew(trx, list.listId);
  await touchList(trx, list.listId, now);
}

async function findPosition(trx: Trx, listId: string, itemId: string): Promise<string | undefined> {
  const item = await trx
    .selectFrom('list_items')
    .select('position')
    .where('list_id', '=', listId)
    .where('id', '=', itemId)
    .executeTakeFirst();
  return item?.position;
}

// Multiplied, not divided: a product of decimals is exact.
function between(before: string | null, next: string | null) {
  if (next === null) return sql<string>`floor(${before ?? 0}::numeric) + 1`;
  if (before === null) return sql<string>`ceil(${next}::numeric) - 1`;
  return sql<string>`(${before}::numeric + ${next}::numeric) * 0.5`;
}

/** In two steps, because no two things share a place at any moment. */
async function numberAnew(trx: Trx, listId: string): Promise<void> {
  const numbered = sql`(
    select id, row_number() over (order by position) as place, max(position) over () as last
    from list_items where list_id = ${listId})`;
  await sql`update list_items set position = ceil(n.last) + n.place from ${numbered} n where n.id = list_items.id`.execute(
    trx,
  );
  await sql`update list_items set position = n.place from ${numbered} n where n.id = list_items.id`.execute(
    trx,
  );
}
