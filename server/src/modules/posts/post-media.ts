import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';

/** The ids of a post's pictures: its photos, and those of its poll's options. */
export function picturesOf(postId: string): RawBuilder<string> {
  return sql<string>`(
    select media_id from post_photos where post_id = ${postId}
    union all
    select media_id from poll_options where post_id = ${postId} and media_id is not null)`;
}

/**
 * Makes whoever works at a post's pictures wait until the transaction ends. To be called before the post itself is
 * locked, since a photo that becomes ready locks the two in this order. Returns their ids.
 */
export async function lockPictures(trx: Trx, postId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('media')
    .select('id')
    .where('id', 'in', picturesOf(postId))
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}
