import { limits, type ListItem, type Page } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import type { CursorCodec } from '../../platform/http/index.ts';
import { loadProductCards } from '../catalog/index.ts';
import type { PostCards, Reading } from '../posts/index.ts';
import { selectItems, type ItemPlace } from './lists.queries.ts';

/** A page of a list, in the order of its owner; posts and products as they are now. */
export async function readItems(
  { db, cursors, cards }: { db: Db; cursors: CursorCodec; cards: PostCards },
  { listId, ...query }: { listId: string; limit?: number; cursor?: string },
  reading: Reading,
): Promise<Page<ListItem>> {
  const limit = query.limit ?? limits.pageSize;
  const scope = `list:${listId}`;
  // The keyed hash proved that this was written below.
  const after = query.cursor === undefined ? null : (cursors.decode(scope, query.cursor) as ItemPlace);
  const rows = await selectItems(db, listId, { after, limit, reader: reading.viewer });
  const shown = rows.slice(0, limit);
  const [posts, products] = await Promise.all([
    cards.read(
      shown.flatMap(({ post_id }) => post_id ?? []),
      reading,
    ),
    loadProductCards(
      db,
      shown.flatMap(({ product_id }) => product_id ?? []),
      reading.now,
    ),
  ]);
  const postsById = new Map(posts.map((post) => [post.id, post]));
  const last = shown.at(-1);
  return {
    items: shown.flatMap((row) => {
      const post = row.post_id === null ? null : (postsById.get(row.post_id) ?? null);
      const product = row.product_id === null ? null : (products.get(row.product_id) ?? null);
      // Deleted in between.
      if (post === null && product === null) return [];
      return { id: row.id, post, product, addedAt: row.created_at.toISOString() };
    }),
    nextCursor:
      rows.length > limit && last !== undefined
        ? cursors.encode(scope, { position: last.position, id: last.id } satisfies ItemPlace)
        : null,
  };
}
