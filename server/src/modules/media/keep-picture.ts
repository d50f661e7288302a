import type { Db } from '../../platform/db/index.ts';
import type { MediaStore } from '../../platform/storage/index.ts';
import { createMedia } from './create-media.ts';
import { hashPicture } from './render-picture.ts';
import { readPicture } from './upload-media.ts';

/**
 * Takes a picture that nobody owns into the store, or finds it there by its bytes. Two at the very same moment may be
 * recorded twice, which costs a row and no file. Throws what `readPicture` throws.
 */
export async function keepPicture(
  { db, store }: { db: Db; store: MediaStore },
  bytes: Uint8Array,
  { purpose, now }: { purpose: 'product' | 'link'; now: Date },
): Promise<string> {
  const known = await db
    .selectFrom('media')
    .select('id')
    .where('content_hash', '=', hashPicture(bytes))
    .where('purpose', '=', purpose)
    .where('attached_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  const picture = await readPicture(store, bytes);
  return createMedia(db, picture, { ownerId: null, purpose, isAttached: true, now });
}
