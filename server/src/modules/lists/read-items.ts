import { limits, type ListItem, type Page } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import type { CursorCodec } from '../../platform/http/index.ts';
import type { PostCards, Reading } from '../posts/index.ts';
import { selectItems, type ItemPlace } from './lists.queries.ts';
import { loadItems } from './load-items.ts';

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
  const items = await loadItems({ db, cards }, shown, reading);
  const last = shown.at(-1);
  return {
    items: shown.flatMap(({ id }) => items.get(id) ?? []),
    nextCursor:
      rows.length > limit && last !== undefined
        ? cursors.encode(scope, { position: last.position, id: last.id } satisfies ItemPlace)
        : null,
  };
}
