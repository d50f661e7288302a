import { sql } from 'kysely';
import { idList, type Db, type Trx } from '../../platform/db/index.ts';

/** What is counted of a post. */
export type Counted = 'smiles' | 'saves' | 'comments';

// Enough that many people at once rarely wait for the same row, few enough that summing them costs nothing.
const slots = 8;

/** Adds to a count of a post, in the slot of the person who acts. */
export async function count(
  trx: Trx,
  change: { postId: string; userId: string; of: Counted; by: number },
): Promise<void> {
  const column = sql.ref(change.of);
  await sql`
    insert into post_counters (post_id, slot, ${column})
    values (${change.postId}, ${slotOf(change.userId)}, ${change.by})
    on conflict (post_id, slot) do update set ${column} = post_counters.${column} + excluded.${column}
  `.execute(trx);
}

/** What many people did with a post, in numbers. */
export interface ResponseCounts {
  postId: string;
  views: number;
  clicks: number;
  bags: number;
  dwells: number;
}

/** Adds what came in together to the counts of some posts, each named once, all in the slot of one of those who acted. */
export async function countResponses(
  trx: Trx,
  { counts, viewerKey }: { counts: readonly ResponseCounts[]; viewerKey: string },
): Promise<void> {
  if (counts.length === 0) return;
  // In one order, so that two who count the same posts wait for each other instead of in a circle.
  await sql`
    insert into post_counters (post_id, slot, views, clicks, bags, dwells)
    select told.post_id, ${slotOf(viewerKey)}, told.views, told.clicks, told.bags, told.dwells
    from unnest(
      ${counts.map((one) => one.postId)}::uuid[], ${counts.map((one) => one.views)}::integer[],
      ${counts.map((one) => one.clicks)}::integer[], ${counts.map((one) => one.bags)}::integer[],
      ${counts.map((one) => one.dwells)}::integer[]) as told (post_id, views, clicks, bags, dwells)
    order by told.post_id
    on conflict (post_id, slot) do update set
      views = post_counters.views + excluded.views, clicks = post_counters.clicks + excluded.clicks,
      bags = post_counters.bags + excluded.bags, dwells = post_counters.dwells + excluded.dwells
  `.execute(trx);
}

/** The counts of some posts now; a post of which nothing was counted is absent. */
export async function totals(db: Db, postIds: readonly string[], of: Counted): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('post_counters')
    .select((query) => ['post_id', query.fn.sum<number>(of).as('total')])
    .where(sql<boolean>`post_id = any(${idList([...new Set(postIds)])}::uuid[])`)
    .groupBy('post_id')
    .execute();
  return new Map(rows.map((row) => [row.post_id, Number(row.total)]));
}

/** The slot in which the deeds of somebody are counted. */
export function slotOf(key: string): number {
  return Number.parseInt(key.slice(-4), 16) % slots;
}
