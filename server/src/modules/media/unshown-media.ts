import { sql, type ExpressionBuilder, type RawBuilder } from 'kysely';
import type { DB } from '../../platform/db/index.ts';

/** Everything that can show a picture, or wants to, as conditions about `media`. */
const places = [
  sql`select from post_photos where media_id = media.id`,
  sql`select from poll_options where media_id = media.id`,
  sql`select from review_photos where media_id = media.id`,
  sql`select from draft_media where media_id = media.id`,
  sql`select from users where avatar_media_id = media.id`,
  sql`select from interests where picture_media_id = media.id`,
  sql`select from link_previews where media_id = media.id`,
  sql`select from link_pages where media_id = media.id`,
  sql`select from products where media.purpose = 'product' and media_ids @> array[media.id]`,
];

/** Whether nothing shows a picture: the one condition under which it may be removed. */
export function isUnshown(_query: ExpressionBuilder<DB, 'media'>): RawBuilder<boolean> {
  const conditions = places.map((place) => sql`not exists (${place})`);
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}
