import type { Db } from '../../../platform/db/index.ts';

/** Who takes a sale. */
export interface Credit {
  postId: string;
  authorId: string;
}

/**
 * Which post takes the sale of each product: that of the person's last click on a tag, or into the bag, within the window.
 * Products nobody led to are absent.
 */
export async function findCredit(
  db: Db,
  click: { viewerKey: string; productIds: readonly string[]; windowHours: number; now: Date },
): Promise<Map<string, Credit>> {
  if (click.productIds.length === 0) return new Map();
  const since = new Date(click.now.getTime() - click.windowHours * 3_600_000);
  const rows = await db
    .selectFrom('shop_clicks')
    .select(['product_id', 'post_id', 'author_id'])
    .distinctOn('product_id')
    .where('viewer_key', '=', click.viewerKey)
    .where('product_id', 'in', click.productIds)
    .where('minute', '>=', new Date(since.getTime() - 60_000))
    .where('at', '>=', since)
    .where('type', 'in', ['tag-open', 'bag-add'])
    .where('post_id', 'is not', null)
    .orderBy('product_id')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(
    rows.flatMap(({ product_id: productId, post_id: postId, author_id: authorId }) =>
      postId === null || authorId === null ? [] : [[productId, { postId, authorId }] as const],
    ),
  );
}
