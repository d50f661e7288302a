import { ShopError } from './shop-error.ts';

/** What a list that is read by numbers gives. */
export interface Slice<Item> {
  items: Item[];
  /** How many there are in all, where the shop tells; else the list ends with a page that is not full. */
  total: number | null;
}

/** A page of a list that is read by numbers. */
export interface OffsetPage<Item> {
  /** Without those the page before had. */
  items: Item[];
  next: string | null;
}

/**
 * Items asked for again with each page. When something earlier in the list goes away between two pages, all that follows
 * moves up; with an overlap nothing is passed over unless more than this many went.
 */
const overlap = 5;

/**
 * Reads the page at a cursor of a list that is ordered by something that never changes. Throws `ShopError` when the list
 * moved so much that something may have been passed over: then it is read from its beginning.
 */
export async function readOffsetPage<Item>(
  cursor: string | null,
  way: {
    size: number;
    idOf(item: Item): string | null;
    read(offset: number, limit: number): Promise<Slice<Item>>;
  },
): Promise<OffsetPage<Item>> {
  const { offset, tail } = parseCursor(cursor);
  const { items, total } = await way.read(offset, way.size);
  const ids = items.map(way.idOf);
  const isJoined = tail.length === 0 || ids.some((id) => id !== null && tail.includes(id));
  if (!isJoined) throw new ShopError('moved', 'The list of products changed while it was being read.');
  const seen = new Set(tail);
  const fresh = items.filter((_item, index) => !seen.has(ids[index] ?? ''));
  const end = offset + items.length;
  const isLast = total === null ? items.length < way.size : end >= total;
  if (isLast || items.length === 0) return { items: fresh, next: null };
  // A page of one item must still lead on.
  const kept = Math.min(overlap, items.length - 1);
  const nextTail = ids.slice(ids.length - kept).filter((id) => id !== null);
  return { items: fresh, next: JSON.stringify({ offset: end - nextTail.length, tail: nextTail }) };
}

interface OffsetCursor {
  offset: number;
  tail: string[];
}

function parseCursor(cursor: string | null): OffsetCursor {
  // Written above and by nobody else.
  return cursor === null ? { offset: 0, tail: [] } : (JSON.parse(cursor) as OffsetCursor);
}
