import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Services } from '../../platform/services.ts';
import { hashBytes } from './content-hash.ts';
import { createMedia } from './create-media.ts';
import { explainRefusal } from './explain-refusal.ts';
import { keepFiles } from './keep-files.ts';

/**
 * Takes a picture that nobody owns into the store, or finds it there by its bytes. Two at the very same moment may be
 * recorded twice, which costs a row and no file. Throws `unsupported_media`, `too_large` or `storage_full`.
 */
export async function keepPicture(
  { db, store, decoder }: Pick<Services, 'db' | 'store' | 'decoder'>,
  bytes: Uint8Array,
  { purpose, now }: { purpose: 'product' | 'link'; now: Date },
): Promise<string> {
  const contentHash = hashBytes(bytes);
  const known = await db
    .updateTable('media')
    // Wanted now: whoever looks for unused pictures sees a new one.
    .set({ attached_at: now, released_at: null })
    .where('id', '=', (query) =>
      query
        .selectFrom('media')
        .select('id')
        .where('content_hash', '=', contentHash)
        .where('purpose', '=', purpose)
        .limit(1),
    )
    .returning('id')
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  try {
    return await store.withBench(async (folder) => {
      const file = join(folder, 'source');
      await writeFile(file, bytes);
      const picture = await decoder.render({ file, folder, edit: null, ladder: 'whole' });
      return db.transaction().execute(async (trx) => {
        const kept = await keepFiles(trx, store, { contentHash, picture });
        return createMedia(trx, kept, { ownerId: null, purpose, isAttached: true, now });
      });
    });
  } catch (error) {
    throw explainRefusal(error);
  }
}
