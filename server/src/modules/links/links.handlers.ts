import { sql } from 'kysely';
import { ProblemError, type Handlers } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { loadProductCards } from '../catalog/index.ts';
import { pictureJson, pictureView } from '../media/index.ts';
import { findLinkedProduct } from './find-linked-product.ts';
import { parseLinkAddress } from './link-address.ts';
import { readLink, type LinkServices } from './read-link.ts';

/** Answers the call that reads a link. */
export function linkHandlers(services: LinkServices): Handlers<'readLink' | 'readLinkedProduct'> {
  const { db } = services;
  return {
    readLink: async ({ query, now, request }) => {
      // Browsers send the cookie along when another site's page leads here; it must not make Spark read what it wants.
      if (request.headers['sec-fetch-site'] === 'cross-site') {
        throw new ProblemError('forbidden', say`Links are read for Spark’s own pages only.`);
      }
      const { mediaId, productId, ...facts } = await readLink(services, query.url, now);
      const products = await loadProductCards(db, productId === null ? [] : [productId], now);
      return {
        ...facts,
        picture: mediaId === null ? null : await loadPicture(mediaId),
        product: products.get(productId ?? '') ?? null,
      };
    },
    readLinkedProduct: async ({ query, now }) => {
      const linked = await findLinkedProduct(db, parseLinkAddress(query.url), services.publicUrl);
      const products = await loadProductCards(db, linked === null ? [] : [linked.id], now);
      return { product: products.get(linked?.id ?? '') ?? null };
    },
  };

  async function loadPicture(mediaId: string) {
    const row = await db
      .selectNoFrom(pictureJson(sql`${mediaId}::uuid`).as('picture'))
      .executeTakeFirstOrThrow();
    return row.picture === null ? null : pictureView(row.picture);
  }
}
