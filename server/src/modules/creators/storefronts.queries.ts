import { sql, type Expression, type ExpressionBuilder, type RawBuilder } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';
import { authorJson } from '../accounts/index.ts';
import { isPersonVisibleTo, type Reader } from '../relations/index.ts';
import { isCreator } from './creator-badge.ts';

/** Which storefronts a reader may be shown: those of creators one may meet. */
export function isStorefrontVisibleTo(reader: Reader) {
  return (query: ExpressionBuilder<DB, 'storefronts'>) =>
    sql<boolean>`(${isCreator(query.ref('storefronts.owner_id'))}
      and ${isPersonVisibleTo(reader, 'storefronts.owner_id')})`;
}

/** A storefront's row as it is shown. */
export type StorefrontRow = NonNullable<Awaited<ReturnType<typeof findStorefront>>>;

/** Where the storefront of this person is; null where they have none, or are no creator any more. */
export function storefrontNameOf(userId: Expression<string>): RawBuilder<string | null> {
  return sql<string | null>`(
    select storefront_names.name from storefront_names
    join storefronts on storefronts.owner_id = storefront_names.owner_id
    where storefront_names.owner_id = ${userId} and storefront_names.is_current and ${isCreator(userId)})`;
}

/** The storefront a name leads to, be it its present or a former one; `undefined` where the reader may be shown none. */
export async function findStorefront(db: Db, name: string, reader: Reader) {
  return selectStorefronts(db, reader)
    .innerJoin('storefront_names as asked', 'asked.owner_id', 'storefronts.owner_id')
    .where('asked.name', '=', name)
    .executeTakeFirst();
}

/** Somebody's storefront as they see it; `undefined` where they have none, or are no creator any more. */
export async function findStorefrontOf(db: Db, ownerId: string): Promise<StorefrontRow | undefined> {
  return selectStorefronts(db, { userId: ownerId })
    .where('storefronts.owner_id', '=', ownerId)
    .executeTakeFirst();
}

/** Whether a storefront had this name whose owner's account is gone: the name leads nowhere for ever. */
export async function wasStorefront(db: Db, name: string): Promise<boolean> {
  const row = await db
    .selectFrom('storefront_names')
    .select('name')
    .where('name', '=', name)
    .where('owner_id', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

function selectStorefronts(db: Db, reader: Reader) {
  return db
    .selectFrom('storefronts')
    .innerJoin('storefront_names as current', (join) =>
      join
        .onRef('current.owner_id', '=', 'storefronts.owner_id')
        .on('current.is_current', '=', sql.lit(true)),
    )
    .select((query) => [
      'storefronts.owner_id',
      'storefronts.title',
      'storefronts.intro',
      'storefronts.created_at',
      'storefronts.updated_at',
      'current.name',
      authorJson(query.ref('storefronts.owner_id')).as('owner'),
      sql<string[]>`array(
        select list_id from storefront_lists
        where storefront_lists.owner_id = storefronts.owner_id order by position)`.as('list_ids'),
    ])
    .where(isStorefrontVisibleTo(reader));
}
