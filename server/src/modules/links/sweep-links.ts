import type { Db } from '../../platform/db/index.ts';
import { releaseMedia } from '../media/index.ts';
import { deleteOldPages, selectUnusedPictures } from './link-pages.queries.ts';

// A picture that was just kept becomes part of its page a moment later.
const graceMs = 3_600_000;
const batchSize = 500;

/** Forgets pages after two weeks, and hands back the pictures that nothing uses any more. */
export async function sweepLinks(db: Db, now: Date): Promise<{ pages: number; pictures: number }> {
  return db.transaction().execute(async (trx) => {
    const pages = await deleteOldPages(trx, now);
    const before = new Date(now.getTime() - graceMs);
    const pictures = await selectUnusedPictures(trx, { before, limit: batchSize });
    await releaseMedia(trx, pictures);
    return { pages, pictures: pictures.length };
  });
}
