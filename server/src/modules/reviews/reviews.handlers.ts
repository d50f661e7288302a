import type { Review } from '@spark/contract';
import { notFound, readPageRequest, toPage, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { authorView } from '../accounts/index.ts';
import { productExists } from '../catalog/index.ts';
import { selectProductReviews } from './reviews.queries.ts';

/** Answers the calls about reviews. */
export function reviewHandlers({
  db,
  cursors,
}: Pick<Services, 'db' | 'cursors'>): Handlers<'listProductReviews'> {
  return {
    listProductReviews: async ({ params, query }) => {
      if (!(await productExists(db, params.id))) throw notFound('product');
      const scope = `product-reviews:${params.id}`;
      const page = readPageRequest(cursors, scope, query);
      const rows = await selectProductReviews(db, params.id, page);
      const position = (row: ReviewRow) => ({ at: row.created_at, id: row.id });
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) => shown.map(reviewView));
    },
  };
}

type ReviewRow = Awaited<ReturnType<typeof selectProductReviews>>[number];

function reviewView(row: ReviewRow): Review {
  return {
    id: row.id,
    productId: row.product_id,
    author: authorView(row.author),
    stars: row.stars,
    title: row.title,
    text: row.text,
    isVerifiedPurchase: row.is_verified_purchase,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
  };
}
