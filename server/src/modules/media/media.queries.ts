import { sql, type Expression, type RawBuilder } from 'kysely';
import type { Picture } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { pictureView, type PictureRow } from './media.view.ts';

/** The picture behind a media id, as one JSON value inside a larger query; `null` where there is none. */
export function pictureJson(mediaId: Expression<string | null>): RawBuilder<PictureRow | null> {
  return sql<PictureRow | null>`(
    select json_build_object('width', m.width, 'height', m.height, 'thumbhash', m.thumbhash, 'color', m.color,
                             'variants', m.variants)
    from media m where m.id = ${mediaId})`;
}

/** Pictures by media id. */
export async function loadPictures(db: Db, ids: readonly string[]): Promise<Map<string, Picture>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('media')
    .select(['id', 'width', 'height', 'thumbhash', 'color', 'variants'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, pictureView(row)]));
}
