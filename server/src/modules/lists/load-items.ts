import type { ListItem } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { loadProductCards } from '../catalog/index.ts';
import type { PostCards, Reading } from '../posts/index.ts';

/** A thing in a list, as it is stored. */
export interface ItemRow {
  id: string;
  post_id: string | null;
  product_id: string | null;
  created_at: Date;
}

/** Things of lists by their id, posts and products as they are now; what is gone meanwhile is absent. */
export async function loadItems(
  { db, cards }: { db: Db; cards: PostCards },
  rows: readonly ItemRow[],
  reading: Reading,
): Promise<Map<string, ListItem>> {
  const postIds = new Set(rows.flatMap(({ post_id }) => post_id ?? []));
  const productIds = new Set(rows.flatMap(({ product_id }) => product_id ?? []));
  const [posts, products] = await Promise.all([
    cards.read([...postIds], reading),
    loadProductCards(db, [...productIds], reading.now),
  ]);
  const postsById = new Map(posts.map((post) => [post.id, post]));
  return new Map(
    rows.flatMap((row) => {
      const post = row.post_id === null ? null : (postsById.get(row.post_id) ?? null);
      const product = row.product_id === null ? null : (products.get(row.product_id) ?? null);
      if (post === null && product === null) return [];
      return [[row.id, { id: row.id, post, product, addedAt: row.created_at.toISOString() }]];
    }),
  );
}
