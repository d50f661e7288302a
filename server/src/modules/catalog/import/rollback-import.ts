import type { Db } from '../../../platform/db/index.ts';
import { announceCatalog } from '../announce-products.ts';
import { FeedError } from '../feed/feed-error.ts';
import { takeBack } from './import-changes.ts';
import { withImportConnection } from './import-connection.ts';
import { findLatestImport, finishImportRecord, type ImportRecord } from './import-record.ts';

/** What taking an import back did. */
export interface RollbackReport {
  import: ImportRecord;
  /** Products that are again what they were. */
  restored: number;
  /** Products that the import had added and that are not listed any more. */
  unlisted: number;
}

/**
 * Takes back the latest import that was applied, of one feed or of any: the catalogue is again what it was before, save
 * for what the shop stated since. Throws `nothing_to_roll_back`.
 */
export async function rollbackImport(db: Db, feed: string | null, now: Date): Promise<RollbackReport> {
  return withImportConnection(db, (connection) =>
    connection.transaction().execute(async (trx) => {
      const latest = await findLatestImport(trx, 'applied', feed);
      const changes =
        latest === undefined
          ? undefined
          : await trx
              .selectFrom('catalog_import_changes')
              .select('product_id')
              .where('import_id', '=', latest.id)
              .limit(1)
              .executeTakeFirst();
      if (latest === undefined || (changes === undefined && changedSomething(latest))) {
        throw nothingToRollBack(latest);
      }
      const { id: importId, feed: name, startedAt } = latest;
      const touched = await takeBack(trx, { importId, feed: name, startedAt, now });
      await trx.deleteFrom('catalog_import_changes').where('import_id', '=', importId).execute();
      await finishImportRecord(trx, importId, { status: 'rolled_back' });
      await announceCatalog(trx);
      return { import: { ...latest, status: 'rolled_back' as const }, ...touched };
    }),
  );
}

function changedSomething({ counts: { added = 0, changed = 0, missing = 0 } }: ImportRecord): boolean {
  return added + changed + missing > 0;
}

function nothingToRollBack(latest: ImportRecord | undefined): FeedError {
  return new FeedError(
    'nothing_to_roll_back',
    latest === undefined
      ? 'No import was applied that could be taken back.'
      : `The latest import (${latest.source}, ${latest.startedAt.toISOString()}) is too long ago to be taken back.`,
  );
}
