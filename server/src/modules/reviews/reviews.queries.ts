import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PageRequest } from '../../platform/http/index.ts';
import { authorJson } from '../accounts/index.ts';

/** A review's row. */
export type ReviewRow = Awaited<ReturnType<typeof selectProductReviews>>[number];

/** Reviews of a product, newest first. */
export async function selectProductReviews(db: Db, productId: string, page: PageRequest) {
  return selectReviews(db, page).where('product_id', '=', productId).execute();
}

/** A person's reviews, newest first. */
export async function selectUserReviews(db: Db, authorId: string, page: PageRequest) {
  return selectReviews(db, page).where('author_id', '=', authorId).execute();
}

function selectReviews(db: Db, page: PageRequest) {
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
    ])
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
}
