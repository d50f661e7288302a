import { sql } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';

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

/** Adds a view to each of some posts, as often as it is named, in the slot of whoever looked. */
export async function countViews(
  trx: Trx,
  { postIds, viewerKey }: { postIds: readonly string[]; viewerKey: string },
): Promise<void> {
  // In one order, so that two who count the same posts wait for each other instead of in a circle.
  await sql`
    insert into post_counters (post_id, slot, views)
    select post_id, ${slotOf(viewerKey)}, count(*)::int from unnest(${postIds}::uuid[]) as seen (post_id)
    group by post_id order by post_id
    on conflict (post_id, slot) do update set views = post_counters.views + excluded.views
  `.execute(trx);
}

/** The count of a post now. */
export async function total(trx: Trx, postId: string, of: Counted): Promise<number> {
  const row = await trx
    .selectFrom('post_counters')
    .select((query) => query.fn.coalesce(query.fn.sum<number>(of), sql.lit(0)).as('total'))
    .where('post_id', '=', postId)
    .executeTakeFirstOrThrow();
  return Number(row.total);
}

function slotOf(key: string): number {
  return Number.parseInt(key.slice(-4), 16) % slots;
}
