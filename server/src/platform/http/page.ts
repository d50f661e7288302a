import { limits, type Page } from '@spark/contract';
import type { CursorCodec } from './cursor.ts';

/** Position in a list that is sorted by time, newest or oldest first, ties by id. */
export interface TimePosition {
  at: Date;
  id: string;
}

/** What a list was asked for, ready for its query: one more row than the page shows tells whether there is a next. */
export interface PageRequest {
  limit: number;
  after: TimePosition | null;
}

/** Reads `limit` and `cursor` of a list sorted by time. Throws `invalid_cursor`. */
export function readPageRequest(
  cursors: CursorCodec,
  scope: string,
  query: { limit?: number; cursor?: string },
): PageRequest {
  return {
    limit: query.limit ?? limits.pageSize,
    after: query.cursor === undefined ? null : parsePosition(cursors.decode(scope, query.cursor)),
  };
}

/** Cuts `limit + 1` rows to a page and makes the cursor behind its last row. */
export function toPage<Row, Item>(
  rows: Row[],
  page: { limit: number; scope: string; cursors: CursorCodec; position: (row: Row) => TimePosition },
  present: (rows: Row[]) => Item[],
): Page<Item> {
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > page.limit && last !== undefined;
  return {
    items: present(shown),
    nextCursor: hasMore ? page.cursors.encode(page.scope, formatPosition(page.position(last))) : null,
  };
}

function formatPosition(position: TimePosition): [string, string] {
  return [position.at.toISOString(), position.id];
}

function parsePosition(value: unknown): TimePosition {
  // The keyed hash proved that formatPosition wrote this.
  const [at, id] = value as [string, string];
  return { at: new Date(at), id };
}
