import type { Insertable } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';

/** A page as it is kept. */
export type LinkPageRow = NonNullable<Awaited<ReturnType<typeof findFreshPage>>>;

const keptDays = 14;
// Long enough that a page that is down is not asked again with every key, short enough to notice that it is back.
const unreadMinutes = 10;

/** A page that was read within two weeks, or could not be read a moment ago. */
export async function findFreshPage(db: Db, key: string, now: Date) {
  return db
    .selectFrom('link_pages')
    .select(['final_url', 'title', 'description', 'media_id'])
    .where('url', '=', key)
    .where((query) =>
      query.or([
        query.and([query('is_read', '=', true), query('read_at', '>', outdated(now))]),
        query('read_at', '>', new Date(now.getTime() - unreadMinutes * 60_000)),
      ]),
    )
    .executeTakeFirst();
}

/** Keeps a page in the place of what was known of it. */
export async function storePage(db: Db, page: Insertable<DB['link_pages']>): Promise<void> {
  await db
    .insertInto('link_pages')
    .values(page)
    .onConflict((conflict) => conflict.column('url').doUpdateSet(page))
    .execute();
}

/** Forgets pages that were read too long ago to be shown. */
export async function deleteOldPages(db: Db, now: Date): Promise<number> {
  const deleted = await db.deleteFrom('link_pages').where('read_at', '<', outdated(now)).executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

/** Pictures of pages that neither a page nor a post uses any more. */
export async function selectUnusedPictures(
  db: Db,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('media')
    .select('media.id')
    .where('media.purpose', '=', 'link')
    .where('media.attached_at', '<', before)
    .where((query) =>
      query.not(
        query.exists(
          query
            .selectFrom('link_pages')
            .select('link_pages.url')
            .whereRef('link_pages.media_id', '=', 'media.id'),
        ),
      ),
    )
    .where((query) =>
      query.not(
        query.exists(
          query
            .selectFrom('link_previews')
            .select('link_previews.post_id')
            .whereRef('link_previews.media_id', '=', 'media.id'),
        ),
      ),
    )
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

function outdated(now: Date): Date {
  return new Date(now.getTime() - keptDays * 86_400_000);
}
