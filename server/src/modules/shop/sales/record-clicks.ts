import { sql } from 'kysely';
import { newIdAt, type DB, type Db, type Trx } from '../../../platform/db/index.ts';
import type { FindAuthors } from '../shop-settings.ts';

/** Something opened, or put into a bag, on the way from a post. */
export interface Click {
  /** Who clicks: a user's id, or the key of a device nobody is signed in on. */
  viewerKey: string;
  userId: string | null;
  type: DB['shop_clicks']['type'];
  productId: string;
  postId: string | null;
  at: Date;
}

/** Told of what goes into bags, within the transaction that puts it there: who keeps clicks and learns from them knows more. */
export type TellClicks = (trx: Trx, clicks: readonly Click[], now: Date) => Promise<void>;

const minuteMs = 60_000;

/**
 * Keeps clicks, each once a minute. Unknown products are passed over; a post that is not shown, or is one's own, is left
 * out of the click: nobody brings themselves a sale. Returns the clicks as they count.
 */
export async function recordClicks<One extends Click>(
  trx: Trx,
  told: readonly One[],
  findAuthors: FindAuthors,
): Promise<One[]> {
  if (told.length === 0) return [];
  const authors = await findAuthors(trx, postIdsOf(told));
  const known = await knownProducts(trx, told);
  const authorOf = ({ postId, userId }: Click) => {
    const authorId = authors.get(postId ?? '');
    return authorId === undefined || authorId === userId ? null : authorId;
  };
  const clicks = told
    .filter((click) => known.has(click.productId))
    .map((click) => (authorOf(click) === null ? { ...click, postId: null } : click));
  const rows = clicks
    .map((click) => ({
      id: newIdAt(click.at),
      viewer_key: click.viewerKey,
      type: click.type,
      product_id: click.productId,
      post_id: click.postId,
      author_id: authorOf(click),
      at: click.at,
      minute: new Date(Math.floor(click.at.getTime() / minuteMs) * minuteMs),
    }))
    // In one order, so that batches which overlap wait for each other instead of in a circle.
    .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  if (rows.length === 0) return [];
  await trx
    .insertInto('shop_clicks')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return clicks;
}

/** Gives what a device did to the person who signed in on it, but for what they did by themselves in the same minute. */
export async function adoptClicks(
  trx: Trx,
  { deviceKey, userId }: { deviceKey: string; userId: string },
): Promise<void> {
  await sql`
    with moved as (delete from shop_clicks where viewer_key = ${deviceKey} returning *)
    insert into shop_clicks (id, viewer_key, type, product_id, post_id, author_id, at, minute)
    select id, ${userId}, type, product_id,
      case when author_id <> ${userId}::uuid then post_id end, nullif(author_id, ${userId}::uuid), at, minute
    from moved
    -- As what they open meanwhile is written.
    order by product_id, minute, type, post_id nulls first
    on conflict do nothing`.execute(trx);
}

/** Forgets clicks that no report reaches any more. */
export async function sweepClicks(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  const swept = await db.deleteFrom('shop_clicks').where('at', '<', before).executeTakeFirst();
  return Number(swept.numDeletedRows);
}

// A year of reports and some to compare with.
const keptDays = 400;

function postIdsOf(clicks: readonly Click[]): string[] {
  return [...new Set(clicks.flatMap(({ postId }) => (postId === null ? [] : [postId])))];
}

async function knownProducts(db: Db, clicks: readonly Click[]): Promise<Set<string>> {
  const ids = [...new Set(clicks.map(({ productId }) => productId))];
  const rows = await db.selectFrom('products').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map((row) => row.id));
}

function orderOf(row: {
  viewer_key: string;
  product_id: string;
  minute: Date;
  type: string;
  post_id: string | null;
}): string {
  return [row.viewer_key, row.product_id, row.minute.toISOString(), row.type, row.post_id].join(' ');
}
