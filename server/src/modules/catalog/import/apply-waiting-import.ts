import type { Db } from '../../../platform/db/index.ts';
import { applyStaged, confirmUnchanged } from './apply-staged.ts';
import { compareStaged } from './compare-staged.ts';
import { withImportConnection } from './import-connection.ts';
import { findWaiting } from './find-waiting.ts';
import { findImportRecord, finishImportRecord, type ImportRecord } from './import-record.ts';
import { dropStagedRows, forgetOldImports } from './prune-imports.ts';
import { reloadStaging } from './staging.ts';

/**
 * Applies an import that waits for a person: the one with this id, or the latest one that waits. Throws `nothing_waiting`,
 * `already_applied` and `import_running`.
 */
export async function applyWaitingImport(db: Db, id: string | null, now: Date): Promise<ImportRecord> {
  return withImportConnection(db, async (connection) => {
    const waiting = await findWaiting(connection, id);
    const held = await reloadStaging(connection, waiting.id);
    const { feed, endedEarly: isPartial, startedAt } = waiting;
    const { known: _, takenOver: __, ...differences } = await compareStaged(connection, feed);
    await connection.transaction().execute(async (trx) => {
      await applyStaged(trx, { id: waiting.id, feed, isPartial, startedAt, now });
      await dropStagedRows(trx, waiting.id);
      const { rows = 0, rejected = 0, duplicates = 0 } = waiting.counts;
      const absent = isPartial ? { missing: 0, unlisted: 0 } : {};
      const counts = { rows, rejected: rejected + held, duplicates, ...differences, ...absent };
      await finishImportRecord(trx, waiting.id, { status: 'applied', counts, appliedAt: now });
      await forgetOldImports(trx, feed);
    });
    await confirmUnchanged(connection, { startedAt });
    return (await findImportRecord(connection, waiting.id)) ?? waiting;
  });
}
