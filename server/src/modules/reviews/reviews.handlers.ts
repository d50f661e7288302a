import { readPageRequest, toPage, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { loadProductCards } from '../catalog/index.ts';
import { findPerson } from '../relations/index.ts';
import { listProductReviews } from './list-product-reviews.ts';
import { selectUserReviews, type ReviewRow } from './reviews.queries.ts';
import { reviewView } from './reviews.view.ts';

const position = (row: ReviewRow) => ({ at: row.created_at, id: row.id });

/** Answers the calls about reviews. */
export function reviewHandlers({
  db,
  cursors,
}: Pick<Services, 'db' | 'cursors'>): Handlers<'listProductReviews' | 'listUserReviews'> {
  return {
    listProductReviews: ({ params, query, viewer }) =>
      listProductReviews({ db, cursors }, { productId: params.id, reader: viewer, ...query }),
    listUserReviews: async ({ params, query, viewer, now }) => {
      const authorId = await findPerson(db, params.handle, viewer);
      const scope = `user-reviews:${authorId}`;
      const page = readPageRequest(cursors, scope, query);
      const rows = await selectUserReviews(db, authorId, page);
      const ids = new Set(rows.map((row) => row.product_id));
      const products = await loadProductCards(db, [...ids], now);
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) =>
        shown.flatMap((row) => {
          const product = products.get(row.product_id);
          return product === undefined ? [] : { ...reviewView(row), product };
        }),
      );
    },
  };
}
