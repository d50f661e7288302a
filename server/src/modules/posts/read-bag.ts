import type { Product, Substitution, WaitingProduct } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';
import { loadProducts } from '../catalog/index.ts';
import { hydratePosts } from './hydrate-posts.ts';
import { postView } from './posts.view.ts';
import type { Reading } from './read-posts.ts';

/** What the bag of a post lists: what can be bought now, and what waits. */
export interface Bag {
  items: (Product & { substituteFor: Substitution | null })[];
  waiting: WaitingProduct[];
}

/** Reads the bag of a post. Throws `not_found`. */
export async function readBag(db: Db, postId: string, { viewer, now }: Reading): Promise<Bag> {
  const [hydrated] = await hydratePosts(db, [postId], viewer, now);
  if (hydrated === undefined) throw notFound('post');
  const post = postView(hydrated, viewer, now);
  const products = await loadProducts(
    db,
    post.products.map(({ id }) => id),
    now,
  );
  return {
    // Looked at again: one may have been sold since the post was read.
    items: post.products.flatMap(({ id, substituteFor }) => {
      const product = products.get(id);
      return product?.isBuyable === true ? { ...product, substituteFor } : [];
    }),
    waiting: post.waiting.flatMap((id) => {
      const product = hydrated.products.get(id);
      return product === undefined ? [] : { ...product, heals: !hydrated.post.vetoes.includes(id) };
    }),
  };
}
