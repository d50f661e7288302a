import { limits } from '@spark/contract';
import { sql } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';
import { notFound, ProblemError } from '../../platform/http/index.ts';
import { say, sayCounted } from '../../platform/sentences/index.ts';
import { foldWords } from '../../platform/words/index.ts';
import { lockList, touchList, type OwnListRef } from '../lists/index.ts';
import { freeSlug, numberedStem, slugStem } from './theme-slug.ts';

/**
 * Puts a list into Finds and lets everybody read it; there already, nothing changes. One that was made private meanwhile
 * comes back to the address it had. Throws `not_found` where it is not one's own, `conflict` where it holds too few
 * products.
 */
export async function publishTheme(trx: Trx, { now, ...list }: OwnListRef & { now: Date }): Promise<void> {
  await lockList(trx, list);
  const { title, is_public, slug } = await trx
    .selectFrom('lists')
    .leftJoin('themes', 'themes.list_id', 'lists.id')
    .select(['lists.title', 'lists.is_public', 'themes.slug'])
    .where('lists.id', '=', list.listId)
    .executeTakeFirstOrThrow();
  if (slug !== null && is_public) return;
  await checkFilled(trx, list.listId);
  if (slug === null) await giveAddress(trx, { listId: list.listId, title, now });
  await trx.updateTable('lists').set({ is_public: true }).where('id', '=', list.listId).execute();
  // It is new there, be it as old as it may.
  await touchList(trx, list.listId, now);
}

/**
 * Takes a list out of Finds; not there, nothing changes. Throws `not_found` where it is not one's own, unless staff does
 * it.
 */
export async function withdrawTheme(
  trx: Trx,
  { isStaff, ...list }: OwnListRef & { isStaff: boolean },
): Promise<void> {
  const found = await trx
    .selectFrom('lists')
    .select('id')
    .where('id', '=', list.listId)
    .$if(!isStaff, (query) => query.where('owner_id', '=', list.ownerId))
    // Whoever puts it there at this moment answers with it first.
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (found === undefined) throw notFound('list');
  await trx.deleteFrom('themes').where('list_id', '=', list.listId).execute();
}

async function checkFilled(trx: Trx, listId: string): Promise<void> {
  const { count } = await trx
    .selectFrom('list_items')
    .innerJoin('products', 'products.id', 'list_items.product_id')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('list_items.list_id', '=', listId)
    .where('products.unlisted_at', 'is', null)
    .executeTakeFirstOrThrow();
  const missing = limits.themeMinProducts - count;
  if (missing <= 0) return;
  throw new ProblemError(
    'conflict',
    sayCounted(
      missing,
      say`A list in Finds holds at least ${limits.themeMinProducts} products. Add ${missing} more product first.`,
      say`A list in Finds holds at least ${limits.themeMinProducts} products. Add ${missing} more products first.`,
    ),
  );
}

async function giveAddress(
  trx: Trx,
  { listId, title, now }: { listId: string; title: string; now: Date },
): Promise<void> {
  const stem = slugStem(await foldWords(trx, title), listId);
  // Whoever comes meanwhile waits, and sees what was taken: nobody is refused for being as fast as somebody else.
  await sql`select pg_advisory_xact_lock(hashtextextended('theme addresses', 0))`.execute(trx);
  const taken = await trx
    .selectFrom('themes')
    .select('slug')
    .where((query) => query.or([query('slug', '=', stem), query('slug', 'like', `${numberedStem(stem)}-%`)]))
    .execute();
  const slug = freeSlug(stem, new Set(taken.map((theme) => theme.slug)));
  await trx.insertInto('themes').values({ list_id: listId, slug, published_at: now }).execute();
}
