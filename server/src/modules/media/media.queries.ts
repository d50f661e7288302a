import { sql, type Expression, type RawBuilder } from 'kysely';
import type { Db, Trx } from '../../platform/db/index.ts';
import type { PictureRow, UploadRow } from './media.view.ts';

/** The picture behind a media id, as one JSON value inside a larger query; `null` where there is none. */
export function pictureJson(mediaId: Expression<string | null>): RawBuilder<PictureRow | null> {
  return sql<PictureRow | null>`(
    select json_build_object('width', m.width, 'height', m.height, 'thumbhash', m.thumbhash, 'color', m.color,
                             'variants', m.variants)
    from media m where m.id = ${mediaId})`;
}

/** Those of the photos that this person uploaded, used or not. */
export async function findUploads(db: Db, ids: readonly string[], ownerId: string): Promise<UploadRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('media')
    .select(['id', 'state', 'failure', 'edit', 'width', 'height', 'thumbhash', 'color', 'variants'])
    .where('id', 'in', ids)
    .where('owner_id', '=', ownerId)
    .where('purpose', 'in', ['post', 'review', 'avatar'])
    .execute();
}

/** How many photos somebody has uploaded for anything but posts that are part of nothing yet. */
export async function countUnused(db: Db, ownerId: string): Promise<number> {
  const { count } = await db
    .selectFrom('media')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('owner_id', '=', ownerId)
    .where('purpose', 'in', ['review', 'avatar'])
    .where('attached_at', 'is', null)
    .where('released_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Makes whoever else counts and adds uploads of this person wait until the transaction ends: of many at once none is let by. */
export async function holdUploads(trx: Trx, ownerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`uploads of ${ownerId}`}, 0))`.execute(trx);
}
