import { limits } from '@spark/contract';
import { codeOf } from '#lib/api/index.ts';
import type { FeedPage } from './feed-view.ts';

/** Reads the posts of a feed that follow a cursor, or its first; `limit` where other than as many as it always has. */
export type ReadPage = (cursor: string | null, limit?: number) => Promise<FeedPage>;

/**
 * The next posts of a feed that are not shown yet. A feed whose order nobody keeps any more, for it was left open for days or
 * its reader signed in meanwhile, begins anew: what is shown of it already is passed over, in larger steps.
 */
export async function readOn(
  read: ReadPage,
  cursor: string | null,
  isShown: (postId: string) => boolean,
): Promise<FeedPage> {
  let page = await read(cursor).catch((caught: unknown) => {
    if (cursor === null || codeOf(caught) !== 'invalid_cursor') throw caught;
    return read(null);
  });
  for (;;) {
    const items = page.items.filter(({ id }) => !isShown(id));
    if (items.length > 0 || page.nextCursor === null) return { ...page, items };
    page = await read(page.nextCursor, limits.maxPageSize);
  }
}
