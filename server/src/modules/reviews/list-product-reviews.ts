import { limits, type Page, type Review, type ReviewSort } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { notFound, type CursorCodec } from '../../platform/http/index.ts';
import { productExists } from '../catalog/index.ts';
import type { Reader } from '../relations/index.ts';
import { placeCodec } from './review-order.ts';
import { selectProductReviews } from './reviews.queries.ts';
import { reviewView } from './reviews.view.ts';

/** Which reviews of a product, in which order. */
interface ReviewQuery {
  productId: string;
  reader: Reader;
  sort?: ReviewSort;
  limit?: number;
  cursor?: string;
}

/** Reviews of a product, page by page. Throws `not_found` and `invalid_cursor`. */
export async function listProductReviews(
  { db, cursors }: { db: Db; cursors: CursorCodec },
  { productId, reader, sort = 'newest', limit = limits.pageSize, cursor }: ReviewQuery,
): Promise<Page<Review>> {
  if (!(await productExists(db, productId))) throw notFound('product');
  const places = placeCodec(cursors, `product-reviews:${productId}:${sort}`);
  const after = cursor === undefined ? null : places.decode(cursor);
  const rows = await selectProductReviews(db, productId, { sort, after, limit, reader });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    items: shown.map(reviewView),
    nextCursor: hasMore ? places.encode({ stars: last.stars, at: last.created_at, id: last.id }) : null,
  };
}
