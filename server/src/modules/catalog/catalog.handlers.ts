import { notFound, type Handlers, type Viewer } from '../../platform/http/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Services } from '../../platform/services.ts';
import { applyStockUpdates } from './apply-stock-updates.ts';
import { heartHandlers } from './hearts/hearts.handlers.ts';
import { hasHeart } from './hearts/hearts.queries.ts';
import { importHandlers } from './import/imports.handlers.ts';
import { findProduct, findSimilar, findVariants } from './products.queries.ts';
import { optionsView, productCardView, productView, variantView } from './products.view.ts';
import type { ProductRows } from './product-rows.ts';
import { putShopProducts } from './put-shop-products.ts';
import { listProducts } from './search/list-products.ts';

/** What the catalogue is told about posts, which it does not know: how many of them show a product to a reader. */
export type CountPosts = (db: Db, productId: string, reader: Viewer) => Promise<number>;

/** Answers the calls about products and the shop's pushes. */
export function catalogHandlers(
  services: Pick<Services, 'db' | 'cursors'> & { rows: ProductRows },
  countPosts: CountPosts,
): ReturnType<typeof importHandlers> &
  ReturnType<typeof heartHandlers> &
  Handlers<'listProducts' | 'getProduct' | 'listSimilarProducts' | 'putShopProducts' | 'putShopStock'> {
  const { db } = services;
  return {
    ...importHandlers(services),
    ...heartHandlers(services),
    listProducts: ({ query, now }) => listProducts(services, query, now),
    getProduct: async ({ params, viewer, now }) => {
      const product = await findProduct(db, params.id);
      if (product === undefined) throw notFound('product');
      const [variants, similar, postCount, hearted] = await Promise.all([
        findVariants(db, product),
        findSimilar(db, product),
        countPosts(db, product.id, viewer),
        viewer !== null && hasHeart(db, { productId: product.id, userId: viewer.userId }),
      ]);
      return {
        ...productView(product, now),
        options: optionsView(product),
        variants: variants.map((row) => variantView(row, now)),
        similar: similar.map((row) => productCardView(row, now)),
        postCount,
        hearted,
      };
    },
    listSimilarProducts: async ({ params, now }) => {
      const product = await findProduct(db, params.id);
      if (product === undefined) throw notFound('product');
      const similar = await findSimilar(db, product);
      return { items: similar.map((row) => productCardView(row, now)) };
    },
    putShopProducts: ({ body, now, takeOnce }) => takeOnce((trx) => putShopProducts(trx, body.items, now)),
    putShopStock: ({ body, now, takeOnce }) => takeOnce((trx) => applyStockUpdates(trx, body.items, now)),
  };
}
