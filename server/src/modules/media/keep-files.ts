import { sql } from 'kysely';
import type { Db, StoredVariant, Trx } from '../../platform/db/index.ts';
import type { RenderedPicture } from '../../platform/decoder/index.ts';
import type { MediaStore } from '../../platform/storage/index.ts';

/** A picture with its files in the store. */
export type KeptPicture = Omit<RenderedPicture, 'renditions'> & {
  contentHash: string;
  variants: StoredVariant[];
};

/**
 * Puts a picture's files under their names, in the transaction that records them: until it ends, nobody takes files of
 * the same content away.
 */
export async function keepFiles(
  trx: Trx,
  store: MediaStore,
  { contentHash, picture }: { contentHash: string; picture: RenderedPicture },
): Promise<KeptPicture> {
  await lockContent(trx, contentHash);
  return placeFiles(store, { contentHash, picture });
}

/** The same where nothing is taken away: in a database that is still empty. */
export async function placeFiles(
  store: MediaStore,
  { contentHash, picture }: { contentHash: string; picture: RenderedPicture },
): Promise<KeptPicture> {
  const { renditions, ...look } = picture;
  const variants: StoredVariant[] = [];
  for (const { file, width, format, bytes } of renditions) {
    const key = `${contentHash}-${width}.${format}`;
    await store.take(key, file);
    variants.push({ key, width, format, bytes });
  }
  return { ...look, contentHash, variants };
}

/** Removes files whose content no picture shows any more. Returns how many went. */
export async function removeUnusedFiles(
  { db, store }: { db: Db; store: MediaStore },
  keys: readonly string[],
): Promise<number> {
  let removed = 0;
  for (const [contentHash, files] of Map.groupBy(keys, contentOf)) {
    await db.transaction().execute(async (trx) => {
      await lockContent(trx, contentHash);
      const used = await trx
        .selectFrom('media')
        .select('id')
        .where('content_hash', '=', contentHash)
        .limit(1)
        .executeTakeFirst();
      if (used !== undefined) return;
      for (const key of files) await store.remove(key);
      removed += files.length;
    });
  }
  return removed;
}

/** The content a file of the store is named by. */
export function contentOf(key: string): string {
  return key.slice(0, key.lastIndexOf('-'));
}

async function lockContent(trx: Trx, contentHash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`media ${contentHash}`}, 0))`.execute(trx);
}
