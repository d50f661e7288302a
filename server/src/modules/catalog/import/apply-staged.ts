import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/index.ts';
import { mergeStagedProducts } from '../upsert-products.ts';
import { isAbsent } from './compare-staged.ts';
import { noteAbsent, noteIncoming } from './import-changes.ts';

/** A product absent from this many imports of its feed in a row is not listed any more. */
export const importsUntilUnlisted = 3;

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
  await noteIncoming(trx, staged.id);
  await mergeStagedProducts(trx, staged.now);
  await confirmUnchanged(trx, staged);
  if (!staged.isPartial) await missAbsent(trx, staged);
}

async function confirmUnchanged(trx: Trx, { startedAt }: StagedImport): Promise<void> {
  await sql`
    update products p set
      price_at = greatest(p.price_at, ${startedAt}::timestamptz),
      stock_at = greatest(p.stock_at, ${startedAt}::timestamptz)
    from seen where seen.confirms and p.external_id = seen.external_id`.execute(trx);
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
