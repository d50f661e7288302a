import { notFound, readPageRequest, toPage, type Handlers } from '../../../platform/http/index.ts';
import type { Services } from '../../../platform/services.ts';
import { loadProducts, productExists } from '../load-products.ts';
import { findHearts, giveHeart, takeHeart } from './hearts.queries.ts';

/** Answers the calls about hearts. */
export function heartHandlers({
  db,
  cursors,
}: Pick<Services, 'db' | 'cursors'>): Handlers<'heart' | 'unheart' | 'listMyHearts'> {
  return {
    heart: async ({ params, viewer, now }) => {
      await db.transaction().execute(async (trx) => {
        if (!(await productExists(trx, params.id))) throw notFound('product');
        await giveHeart(trx, { productId: params.id, userId: viewer.userId }, now);
      });
      return { hearted: true };
    },
    unheart: async ({ params, viewer }) => {
      await db.transaction().execute(async (trx) => {
        if (!(await productExists(trx, params.id))) throw notFound('product');
        await takeHeart(trx, { productId: params.id, userId: viewer.userId });
      });
      return { hearted: false };
    },
    listMyHearts: async ({ query, viewer, now }) => {
      const scope = `hearts ${viewer.userId}`;
      const page = readPageRequest(cursors, scope, query);
      const hearts = await findHearts(db, viewer.userId, page);
      const products = await loadProducts(
        db,
        hearts.map(({ id }) => id),
        now,
      );
      // A product that is gone altogether keeps its place in the pages.
      return toPage(hearts, { limit: page.limit, scope, cursors, position: (heart) => heart }, (shown) =>
        shown.flatMap(({ id }) => products.get(id) ?? []),
      );
    },
  };
}
