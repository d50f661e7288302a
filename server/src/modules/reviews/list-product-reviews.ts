import { limits, type Page, type Review, type ReviewSort } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { notFound, type CursorCodec } from '../../platform/http/index.ts';
import { productExists } from '../catalog/index.ts';
import type { Reader } from '../relations/index.ts';
import { placeCodec, reviewOrder } from './review-order.ts';
import { countVotes, selectProductReviews, type ReviewFilter } from './reviews.queries.ts';
import { reviewView } from './reviews.view.ts';

/** Which reviews of a product, in which order. */
interface ReviewQuery extends ReviewFilter {
  productId: string;
  sort?: ReviewSort;
  limit?: number;
  cursor?: string;
}

/** Reviews of a product, page by page. Throws `not_found` and `invalid_cursor`. */
export async function listProductReviews(
  { db, cursors }: { db: Db; cursors: CursorCodec },
  { productId, sort = 'newest', limit = limits.pageSize, cursor, ...filter }: ReviewQuery,
  reader: Reader,
): Promise<Page<Review>> {
  if (!(await productExists(db, productId))) throw notFound('product');
  const { stars = 0, photos = false, verified = false } = filter;
  const places = placeCodec(cursors, `product-reviews:${productId}:${sort}:${stars}:${photos}:${verified}`);
  const after = cursor === undefined ? null : places.decode(cursor);
  const votes = after?.votes ?? (sort === 'helpful' ? await countVotes(db, productId) : 0);
  const order = reviewOrder(sort, votes);
  const rows = await selectProductReviews(db, productId, {
    sort,
    order,
    votes,
    filter,
    after,
    limit,
    reader,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    items: shown.map((row) => reviewView(row, reader)),
    nextCursor: hasMore
      ? places.encode({
          stars: last.stars,
          score: last.score,
          from: last.share_from,
          votes,
          at: last.created_at,
          id: last.id,
        })
      : null,
  };
}
