import type { Db } from '../../platform/db/index.ts';
import type { MediaStore } from '../../platform/storage/index.ts';

const keptHours = 48;
const batchSize = 500;

/** Removes uploads that became part of nothing within two days, and their files where no other picture uses them. */
export async function sweepMedia({ db, store }: { db: Db; store: MediaStore }, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptHours * 3_600_000);
  const swept = await db
    .deleteFrom('media')
    .where('id', 'in', (query) =>
      query
        .selectFrom('media')
        .select('id')
        .where('attached_at', 'is', null)
        .where('created_at', '<', before)
        .limit(batchSize),
    )
    .returning(['content_hash', 'variants'])
    .execute();
  if (swept.length === 0) return 0;
  const used = await db
    .selectFrom('media')
    .select('content_hash')
    .where(
      'content_hash',
      'in',
      swept.map((row) => row.content_hash),
    )
    .execute();
  const usedHashes = new Set(used.map((row) => row.content_hash));
  const unused = swept.filter((row) => !usedHashes.has(row.content_hash));
  await Promise.all(unused.flatMap((row) => row.variants.map((variant) => store.remove(variant.key))));
  return swept.length;
}
