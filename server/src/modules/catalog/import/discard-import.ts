import type { Db } from '../../../platform/db/index.ts';
import { findWaiting } from './find-waiting.ts';
import { withImportConnection } from './import-connection.ts';
import { finishImportRecord, type ImportRecord } from './import-record.ts';
import { dropStagedRows } from './prune-imports.ts';

/**
 * Throws away an import that waits for a person; the catalogue stays as it is. Not while an import is running: that may be
 * this one being applied. Throws `nothing_waiting`, `already_applied` and `import_running`.
 */
export async function discardImport(db: Db, id: string): Promise<ImportRecord> {
  return withImportConnection(db, (connection) =>
    connection.transaction().execute(async (trx) => {
      const waiting = await findWaiting(trx, id);
      await dropStagedRows(trx, id);
      await finishImportRecord(trx, id, { status: 'discarded' });
      return { ...waiting, status: 'discarded' };
    }),
  );
}
