import type { Selectable } from 'kysely';
import { recordChanges, wholeSeconds, type Change } from '../../../platform/changes/index.ts';
import { newIdAt, type DB, type Db, type Trx } from '../../../platform/db/index.ts';
import type { FindAuthors } from '../shop-settings.ts';

/** Something opened, or put into a bag, on the way from a post. */
export interface Click {
  type: DB['shop_clicks']['type'];
  productId: string;
  postId: string | null;
  at: Date;
}

/** Who clicks: a user, or a device nobody is signed in on. */
export interface Clicker {
  viewerKey: string;
  userId: string | null;
}

type ToldClick = Pick<Selectable<DB['shop_clicks']>, (typeof told)[number]>;

const minuteMs = 60_000;

/**
 * Keeps clicks, each once a minute. Unknown products are passed over; a post that is not shown, or is one's own, is left
 * out of the click: nobody brings themselves a sale.
 */
export async function recordClicks(
  trx: Trx,
  { viewerKey, userId, clicks }: Clicker & { clicks: readonly Click[] },
  findAuthors: FindAuthors,
): Promise<void> {
  if (clicks.length === 0) return;
  const authors = await findAuthors(trx, postIdsOf(clicks));
  const known = await knownProducts(trx, clicks);
  const rows = clicks
    .filter((click) => known.has(click.productId))
    .map((click) => {
      const authorId = click.postId === null ? undefined : authors.get(click.postId);
      const counts = authorId !== undefined && authorId !== userId;
      return {
        id: newIdAt(click.at),
        viewer_key: viewerKey,
        type: click.type,
        product_id: click.productId,
        post_id: counts ? click.postId : null,
        author_id: counts ? authorId : null,
        at: click.at,
        minute: new Date(Math.floor(click.at.getTime() / minuteMs) * minuteMs),
      };
    })
    // In one order, so that batches which overlap wait for each other instead of in a circle.
    .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  if (rows.length === 0) return;
  const kept = await trx
    .insertInto('shop_clicks')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning(told)
    .execute();
  await recordChanges(
    trx,
    kept.flatMap((click) => changesOf(click, userId, 1)),
  );
}

const told = ['type', 'product_id', 'post_id', 'at'] as const;

/** What a click says of the post it came from, and of the product. */
function changesOf(
  { type, product_id: productId, post_id: postId, at: clickedAt }: ToldClick,
  person: string | null,
  by: 1 | -1,
): Change[] {
  const response = type === 'bag-add' ? 'bag' : 'click';
  const at = wholeSeconds(clickedAt);
  const changes: Change[] = [];
  if (postId !== null) {
    changes.push({ topic: 'response', subject: postId, detail: { person, response, by, at } });
  }
  if (person !== null) {
    const detail = { person, kind: 'product', response, by, at } as const;
    changes.push({ topic: 'touch', subject: productId, detail });
  }
  return changes;
}

/** Gives what a device did to the person who signed in on it, but for what they did by themselves in the same minute. */
export async function adoptClicks(
  trx: Trx,
  { deviceKey, userId }: { deviceKey: string; userId: string },
): Promise<void> {
  const moved = await trx
    .deleteFrom('shop_clicks')
    .where('viewer_key', '=', deviceKey)
    .returning(['id', 'author_id', 'minute', ...told])
    .execute();
  if (moved.length === 0) return;
  const adopted = await trx
    .insertInto('shop_clicks')
    .values(
      moved.map((click) => {
        const isOwn = click.author_id === userId;
        return {
          ...click,
          viewer_key: userId,
          post_id: isOwn ? null : click.post_id,
          author_id: isOwn ? null : click.author_id,
        };
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(told)
    .execute();
  await recordChanges(trx, [
    ...moved.flatMap((click) => changesOf(click, null, -1)),
    ...adopted.flatMap((click) => changesOf(click, userId, 1)),
  ]);
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

function orderOf(row: { product_id: string; minute: Date; type: string; post_id: string | null }): string {
  return [row.product_id, row.minute.toISOString(), row.type, row.post_id].join(' ');
}
