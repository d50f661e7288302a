import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/index.ts';

/** Imports of a feed that can be taken back, one after the other. */
const reversibleImports = 3;

/** Imports of a feed that are remembered, with their issues. */
const rememberedImports = 20;

/** A newer import makes those of the same feed that still wait for a person pointless. */
export async function supersedeWaiting(trx: Trx, way: { feed: string; exceptFor: string }): Promise<void> {
  const superseded = await trx
    .updateTable('catalog_imports')
    .set({ status: 'superseded' })
    .where('feed', '=', way.feed)
    .where('status', '=', 'waiting')
    .where('id', '<>', way.exceptFor)
    .returning('id')
    .execute();
  for (const { id } of superseded) await dropStagedRows(trx, id);
}

/** Drops the rows of an import that waits no longer. */
export async function dropStagedRows(trx: Trx, importId: string): Promise<void> {
  await trx.deleteFrom('catalog_staged_rows').where('import_id', '=', importId).execute();
}

/** Forgets what is too old to be taken back, and then to be shown. */
export async function forgetOldImports(trx: Trx, feed: string): Promise<void> {
  await sql`
    delete from catalog_import_changes where import_id in (
      select id from catalog_imports where feed = ${feed} and applied_at is not null
      order by started_at desc, id desc offset ${reversibleImports})`.execute(trx);
  await sql`
    delete from catalog_imports where id in (
      select id from catalog_imports where feed = ${feed} and status <> 'waiting'
      order by started_at desc, id desc offset ${rememberedImports})`.execute(trx);
}
