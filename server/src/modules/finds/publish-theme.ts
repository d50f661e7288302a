import { limits } from '@spark/contract';
import { sql } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import { say, sayCounted } from '../../platform/sentences/index.ts';
import { foldWords } from '../../platform/words/index.ts';
import { lockList, missingList, touchList, type OwnListRef } from '../lists/index.ts';
import { freeSlug, numberedStem, slugStem } from './theme-slug.ts';

/**
 * Puts a list into Finds and lets everybody read it; there already, nothing changes. One that was made private meanwhile
 * comes back to the address it had. Throws `not_found` where it is not one's own, `taken_out` where staff took it out,
 * `conflict` where it holds too few products.
 */
export async function publishTheme(trx: Trx, { now, ...list }: OwnListRef & { now: Date }): Promise<void> {
  await lockList(trx, list);
  const { title, is_public, slug, taken_out_at } = await trx
    .selectFrom('lists')
    .leftJoin('themes', 'themes.list_id', 'lists.id')
    .select(['lists.title', 'lists.is_public', 'themes.slug', 'themes.taken_out_at'])
    .where('lists.id', '=', list.listId)
    .executeTakeFirstOrThrow();
  if (taken_out_at !== null) {
    throw new ProblemError(
      'taken_out',
      say`Staff took this list out of Finds. It comes back once they allow it again.`,
    );
  }
  if (slug !== null && is_public) return;
  await checkFilled(trx, list.listId);
  if (slug === null) await giveAddress(trx, { listId: list.listId, title, now });
  await trx.updateTable('lists').set({ is_public: true }).where('id', '=', list.listId).execute();
  // It is new there, be it as old as it may.
  await touchList(trx, list.listId, now);
}

/** Lets a list that staff took out back into Finds, at its address; answers whether it was one. */
export async function allowTheme(trx: Trx, listId: string): Promise<boolean> {
  const allowed = await trx
    .updateTable('themes')
    .set({ taken_out_at: null })
    .where('list_id', '=', listId)
    .where('taken_out_at', 'is not', null)
    .executeTakeFirst();
  return allowed.numUpdatedRows > 0n;
}

/**
 * Takes a list out of Finds; not there, nothing changes. What staff take out of somebody else's stays out until they allow
 * it. Throws `not_found` where it is not one's own, unless staff does it.
 */
export async function withdrawTheme(
  trx: Trx,
  { isStaff, now, ...list }: OwnListRef & { isStaff: boolean; now: Date },
): Promise<void> {
  const found = await trx
    .selectFrom('lists')
    .select('owner_id')
    .where('id', '=', list.listId)
    // Whoever puts it there at this moment answers with it first.
    .forNoKeyUpdate()
    .executeTakeFirst();
  const isOwn = found?.owner_id === list.ownerId;
  if (found === undefined || !(isOwn || isStaff)) throw await missingList(trx, list.listId);
  const { listId } = list;
  if (isOwn) {
    await trx.deleteFrom('themes').where('list_id', '=', listId).where('taken_out_at', 'is', null).execute();
  } else {
    await trx
      .updateTable('themes')
      .set({ taken_out_at: now })
      .where('list_id', '=', listId)
      .where('taken_out_at', 'is', null)
      .execute();
  }
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
