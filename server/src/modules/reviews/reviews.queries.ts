import type { ReviewSort } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PageRequest } from '../../platform/http/index.ts';
import { authorJson } from '../accounts/index.ts';
import { isPersonShownTo, type Reader } from '../relations/index.ts';
import { reviewOrders, type ReviewPlace } from './review-order.ts';

/** A review's row. */
export type ReviewRow = Awaited<ReturnType<typeof selectProductReviews>>[number];

/** Reviews of a product by those the reader is shown, one more than asked for. */
export async function selectProductReviews(
  db: Db,
  productId: string,
  {
    sort,
    after,
    limit,
    reader,
  }: { sort: ReviewSort; after: ReviewPlace | null; limit: number; reader: Reader },
) {
  const { by, behind } = reviewOrders[sort];
  const first = selectReviews(db)
    .where('product_id', '=', productId)
    .where(isPersonShownTo(reader, 'reviews.author_id'));
  const rest = after === null ? first : first.where(behind(after));
  return by
    .reduce((query, term) => query.orderBy(term), rest)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** A person's reviews, newest first. */
export async function selectUserReviews(db: Db, authorId: string, page: PageRequest): Promise<ReviewRow[]> {
  return selectReviews(db)
    .where('author_id', '=', authorId)
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

function selectReviews(db: Db) {
  return db
    .selectFrom('reviews')
    .select((query) => [
      'id',
      'product_id',
      'stars',
      'title',
      'text',
      'is_verified_purchase',
      'created_at',
      'edited_at',
      authorJson(query.ref('reviews.author_id')).as('author'),
    ]);
}
