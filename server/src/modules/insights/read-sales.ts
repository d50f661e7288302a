import type { SalesFunnel } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';
import { authorJson, authorView, type AuthorRow } from '../accounts/index.ts';
import { selectSales, type SalesRow } from '../shop/index.ts';

/** What one's own post brought, since it was made. Throws `not_found` for the posts of others, too. */
export async function readPostSales(
  db: Db,
  { postId, authorId }: { postId: string; authorId: string },
): Promise<SalesFunnel> {
  const post = await db
    .selectFrom('posts')
    .select('id')
    .where('id', '=', postId)
    .where('author_id', '=', authorId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (post === undefined) throw notFound('post');
  const [sales] = await selectSales(db, { by: 'post', postId, since: null, limit: 1 });
  const views = await viewsOf(db, 'post', [postId]);
  return funnelView(sales, views.get(postId) ?? 0);
}

/** What posts, or authors, brought in the last days. Views are those of all time: they are not kept by day. */
export async function listSales(
  db: Db,
  report: { by: 'post' | 'author'; days: number; limit: number; now: Date },
) {
  const since = new Date(report.now.getTime() - report.days * 86_400_000);
  const rows = await selectSales(db, { by: report.by, since, limit: report.limit });
  const keyOf = (row: SalesRow) => (report.by === 'post' ? row.post_id : row.author_id) ?? '';
  const views = await viewsOf(db, report.by, rows.map(keyOf));
  const authors = await findAuthorRows(
    db,
    rows.map((row) => row.author_id),
  );
  return {
    items: rows.flatMap((row) => {
      const author = authors.get(row.author_id);
      // An account that is gone is nobody any more; its sales stay in the books.
      if (author === undefined) return [];
      const funnel = funnelView(row, views.get(keyOf(row)) ?? 0);
      return [{ postId: row.post_id, author: authorView(author), ...funnel }];
    }),
  };
}

function funnelView(sales: SalesRow | undefined, views: number): SalesFunnel {
  return {
    views,
    tagOpens: sales?.tag_opens ?? 0,
    productOpens: sales?.product_opens ?? 0,
    bagAdds: sales?.bag_adds ?? 0,
    orders: sales?.orders ?? 0,
    pieces: sales?.pieces ?? 0,
    amounts: sales?.amounts ?? [],
  };
}

async function viewsOf(db: Db, by: 'post' | 'author', keys: readonly string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const key = by === 'post' ? ('posts.id' as const) : ('posts.author_id' as const);
  const rows = await db
    .selectFrom('posts')
    .innerJoin('post_counters', 'post_counters.post_id', 'posts.id')
    .select((query) => [`${key} as key`, query.fn.sum<number>('post_counters.views').as('views')])
    .where(key, 'in', keys)
    .groupBy(key)
    .execute();
  return new Map(rows.map((row) => [row.key, Number(row.views)]));
}

async function findAuthorRows(db: Db, userIds: readonly string[]): Promise<Map<string, AuthorRow>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('users')
    .select(['users.id', authorJson(sql.ref('users.id')).as('author')])
    .where('users.id', 'in', userIds)
    .execute();
  return new Map(rows.map((row) => [row.id, row.author]));
}
