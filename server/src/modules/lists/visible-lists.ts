import { sql, type ExpressionBuilder } from 'kysely';
import type { DB } from '../../platform/db/index.ts';
import { isVisibleTo } from '../posts/index.ts';
import { isPersonVisibleTo, type Reader } from '../relations/index.ts';

/** Which lists a reader may be shown: one's own, and public ones of people one may meet. */
export function isListVisibleTo(reader: Reader) {
  return (query: ExpressionBuilder<DB, 'lists'>) => {
    const isPublic = query('lists.is_public', '=', true);
    const isReadable =
      reader === null ? isPublic : query.or([isPublic, query('lists.owner_id', '=', reader.userId)]);
    return query.and([isReadable, isPersonVisibleTo(reader, 'lists.owner_id')]);
  };
}

/** Which lists stand on pages beside others: public ones, whoever looks, that hold anything the reader may be shown. */
export function isShelfVisibleTo(reader: Reader) {
  return (query: ExpressionBuilder<DB, 'lists'>) =>
    query.and([
      query('lists.is_public', '=', true),
      isListVisibleTo(reader)(query),
      query.exists(
        query
          .selectFrom('list_items')
          .select(sql.lit(1).as('there'))
          .whereRef('list_items.list_id', '=', 'lists.id')
          .where(isItemVisibleTo(reader)),
      ),
    ]);
}

/** Which things of a list: products all, for they say when they are out of stock; posts where they may be shown at all. */
export function isItemVisibleTo(reader: Reader) {
  return (query: ExpressionBuilder<DB, 'list_items'>) =>
    query.or([
      query('list_items.product_id', 'is not', null),
      query.exists(
        query
          .selectFrom('posts')
          .select(sql.lit(1).as('there'))
          .whereRef('posts.id', '=', 'list_items.post_id')
          .where(isVisibleTo(reader)),
      ),
    ]);
}
