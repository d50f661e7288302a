import { sql, type Expression, type RawBuilder } from 'kysely';
import type { PictureRow } from './media.view.ts';

/** The picture behind a media id, as one JSON value inside a larger query; `null` where there is none. */
export function pictureJson(mediaId: Expression<string | null>): RawBuilder<PictureRow | null> {
  return sql<PictureRow | null>`(
    select json_build_object('width', m.width, 'height', m.height, 'thumbhash', m.thumbhash, 'color', m.color,
                             'variants', m.variants)
    from media m where m.id = ${mediaId})`;
}
