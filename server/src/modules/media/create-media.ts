import { newId, type DB, type Db } from '../../platform/db/index.ts';
import type { RenderedPicture } from './render-picture.ts';

/** Records a stored picture. One that is put into its place right away is `attached`; the rest is swept after two days. */
export async function createMedia(
  db: Db,
  picture: RenderedPicture,
  facts: { ownerId: string | null; purpose: DB['media']['purpose']; isAttached: boolean; now: Date },
): Promise<string> {
  const id = newId();
  await db
    .insertInto('media')
    .values({
      id,
      owner_id: facts.ownerId,
      purpose: facts.purpose,
      content_hash: picture.contentHash,
      width: picture.width,
      height: picture.height,
      thumbhash: picture.thumbhash,
      color: picture.color,
      variants: JSON.stringify(picture.variants),
      attached_at: facts.isAttached ? facts.now : null,
      created_at: facts.now,
    })
    .execute();
  return id;
}
