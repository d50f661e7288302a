import type { Trx } from '../../platform/db/index.ts';
import { announceCatalog } from './announce-products.ts';
import { tellFlips } from './tell-flips.ts';

/** Takes everything a feed brought off the shelves: kept, but not for sale until a feed has it again. Returns how much. */
export async function retireFeed(trx: Trx, feed: string, now: Date): Promise<number> {
  const retired = await tellFlips(trx, () =>
    trx
      .updateTable('products')
      .set({ missing_since: now, updated_at: now })
      .where('feed', '=', feed)
      .where('missing_since', 'is', null)
      .executeTakeFirst(),
  );
  await announceCatalog(trx);
  return Number(retired.numUpdatedRows);
}
