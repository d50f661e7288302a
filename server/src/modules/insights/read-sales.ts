import type { PostKind, SalesFunnel } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';
import { authorJson, authorView, type AuthorRow } from '../accounts/index.ts';
import { selectSales, type SalesRow } from '../shop/index.ts';
import { viewsOfPost, viewsSince } from './count-views.ts';
import { startOfDays } from './event-times.ts';

/** Enough to know a post again in a list. */
const wordsLength = 200;

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
  return funnelView(sales, await viewsOfPost(db, postId));
}

/** What posts, or authors, brought in the last days. */
export async function listSales(
  db: Db,
  report: { by: 'post' | 'author'; days: number; limit: number; now: Date },
) {
  const { by } = report;
  const since = startOfDays(report.days, report.now);
  const rows = await selectSales(db, { by, since, limit: report.limit });
  const keyOf = (row: SalesRow) => (by === 'post' ? row.post_id : row.author_id) ?? '';
  const views = await viewsSince(db, { by, keys: rows.map(keyOf), since });
  const words = await findPostWords(
    db,
    rows.map((row) => row.post_id),
  );
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
      const post = words.get(row.post_id ?? '') ?? null;
      return [{ postId: row.post_id, post, author: authorView(author), ...funnel }];
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

interface PostWords {
  kind: PostKind;
  text: string;
}

/** What posts that are still there are, and how they begin. */
async function findPostWords(db: Db, postIds: readonly (string | null)[]): Promise<Map<string, PostWords>> {
  const ids = postIds.filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('posts')
    .leftJoin('polls', 'polls.post_id', 'posts.id')
    .select(['posts.id', 'posts.kind'])
    .select(
      sql<string>`left(coalesce(nullif(posts.text, ''), polls.question, ''), ${wordsLength})`.as('text'),
    )
    .where('posts.id', 'in', ids)
    .where('posts.deleted_at', 'is', null)
    .execute();
  return new Map(rows.map(({ id, kind, text }) => [id, { kind, text }]));
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
