import { sql, type ExpressionBuilder } from 'kysely';
import type { DB } from '../../platform/db/index.ts';
import { isListVisibleTo } from '../lists/index.ts';
import { isPersonShownTo, type Reader } from '../relations/index.ts';

/** Whether a list stands in Finds now: it was put there, was not taken out by staff, and everybody may read it. */
export function isTheme(query: ExpressionBuilder<DB, 'lists'>) {
  return query.and([
    query('lists.is_public', '=', true),
    query.exists(
      query
        .selectFrom('themes')
        .select(sql.lit(1).as('there'))
        .whereRef('themes.list_id', '=', 'lists.id')
        .where('themes.taken_out_at', 'is', null),
    ),
  ]);
}

/** Which lists a reader is led to by Finds: nothing of people they muted, for nobody asked for those. */
export function isThemeShownTo(reader: Reader) {
  return (query: ExpressionBuilder<DB, 'lists'>) =>
    query.and([isTheme(query), isListVisibleTo(reader)(query), isPersonShownTo(reader, 'lists.owner_id')]);
}

/** Those of them with anything in them that the shop still lists: without, there is nothing to find. */
export function isThemeListedFor(reader: Reader) {
  return (query: ExpressionBuilder<DB, 'lists'>) =>
    query.and([isThemeShownTo(reader)(query), holdsListed(query)]);
}

function holdsListed(query: ExpressionBuilder<DB, 'lists'>) {
  return query.exists(
    query
      .selectFrom('list_items')
      .innerJoin('products', 'products.id', 'list_items.product_id')
      .select(sql.lit(1).as('there'))
      .whereRef('list_items.list_id', '=', 'lists.id')
      .where('products.unlisted_at', 'is', null),
  );
}
