import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { allProducts, announceCatalog, refreshProducts } from '../announce-products.ts';
import { mergeStagedProducts } from '../upsert-products.ts';
import { queueLearning } from '../search/learn-words.ts';
import { isAbsent } from './compare-staged.ts';
import { tellFlips } from '../tell-flips.ts';
import { noteAbsent, noteIncoming } from './import-changes.ts';
import { importsUntilUnlisted } from './safety-rail.policy.ts';

/** What is applied. */
export interface StagedImport {
  id: string;
  feed: string;
  /** The feed was cut: what it does not hold may be in the part that is not there. */
  isPartial: boolean;
  /** When the import began: the moment the feed's facts count as known. */
  startedAt: Date;
  now: Date;
}

/** Brings the staged feed into the catalogue and keeps what it changes, so that it can be taken back. */
export async function applyStaged(trx: Trx, staged: StagedImport): Promise<void> {
  await lockAffected(trx, staged);
  await noteIncoming(trx, staged.id);
  await tellFlips(trx, async () => {
    await mergeStagedProducts(trx, staged.now);
    if (!staged.isPartial) await missAbsent(trx, staged);
  });
  await announceCatalog(trx);
  await queueLearning(trx, null);
}

// All at once and in the order of every other writer: none of them can wait for us while we wait for it, and what is kept of
// a product is what the merge then changes.
async function lockAffected(trx: Trx, { feed, isPartial }: StagedImport): Promise<void> {
  const absent = sql`
    union all select p.id from products p where not ${isPartial}::boolean and ${isAbsent(feed)} and p.unlisted_at is null`;
  await sql`
    select count(*) from (
      select 1 from products
      where id in (select p.id from incoming i join products p on p.external_id = i.external_id ${absent})
      order by external_id
      for no key update) locked`.execute(trx);
}

// Not deleted: tags and orders point at them. They cannot be bought, and come back with the next feed that has them.
async function missAbsent(trx: Trx, { id, feed, now }: StagedImport): Promise<void> {
  await noteAbsent(trx, id, feed);
  await sql`
    update products p set
      missing_since = coalesce(p.missing_since, ${now}::timestamptz),
      missing_imports = p.missing_imports + 1,
      unlisted_at = case when p.missing_imports + 1 >= ${importsUntilUnlisted} then ${now}::timestamptz end
    where ${isAbsent(feed)} and p.unlisted_at is null`.execute(trx);
}

/** Rows confirmed in one go: a push of the shop waits no longer than for these. */
const confirmedAtOnce = 5_000;

/** Writes down that the prices and stock of unchanged products still hold. Not part of the snapshot: no fact changes. */
export async function confirmUnchanged(
  db: Db,
  { startedAt }: Pick<StagedImport, 'startedAt'>,
): Promise<void> {
  const { rows } = await sql<{ last: number | null }>`
    select max(position) as last from seen where confirms`.execute(db);
  const last = rows[0]?.last ?? 0;
  for (let from = 0; from < last; from += confirmedAtOnce) {
    await sql`
      with locked as (
        select p.id from seen join products p on p.external_id = seen.external_id
        where seen.confirms and seen.position > ${from} and seen.position <= ${from + confirmedAtOnce}
        order by p.external_id
        for no key update of p)
      update products p set
        price_at = greatest(p.price_at, ${startedAt}::timestamptz),
        stock_at = greatest(p.stock_at, ${startedAt}::timestamptz)
      from locked where p.id = locked.id`.execute(db);
  }
  // A price that was hidden because nobody had confirmed it for too long is shown again.
  if (last > 0) await db.transaction().execute((trx) => refreshProducts(trx, [allProducts]));
}
