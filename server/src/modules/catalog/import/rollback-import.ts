import type { Db } from '../../../platform/db/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { announceCatalog } from '../announce-products.ts';
import { tellFlips } from '../tell-flips.ts';
import { FeedError } from '../feed/feed-error.ts';
import { takeBack } from './import-changes.ts';
import { withImportConnection } from './import-connection.ts';
import {
  findImportRecord,
  findLatestImport,
  finishImportRecord,
  type ImportRecord,
} from './import-record.ts';

/** What taking an import back did. */
export interface RollbackReport {
  import: ImportRecord;
  /** Products that are again what they were. */
  restored: number;
  /** Products that the import had added and that are not listed any more. */
  unlisted: number;
}

/** Which import is taken back: the latest of a feed, or of any, or the one with this id, if it is the latest of its feed. */
export type RollbackTarget = { feed: string | null } | { id: string };

/**
 * Takes back an import that was applied: the catalogue is again what it was before, save for what the shop stated since.
 * Throws `nothing_to_roll_back`, `not_the_latest` and `import_running`.
 */
export async function rollbackImport(db: Db, target: RollbackTarget, now: Date): Promise<RollbackReport> {
  return withImportConnection(db, (connection) =>
    connection.transaction().execute(async (trx) => {
      const applied = 'id' in target ? await findById(trx, target.id) : await findLatest(trx, target.feed);
      if (changedSomething(applied) && !(await keepsChanges(trx, applied.id))) throw tooLongAgo(applied);
      const { id: importId, feed, startedAt } = applied;
      const touched = await tellFlips(trx, () => takeBack(trx, { importId, feed, startedAt, now }));
      await trx.deleteFrom('catalog_import_changes').where('import_id', '=', importId).execute();
      await finishImportRecord(trx, importId, { status: 'rolled_back' });
      await announceCatalog(trx);
      return { import: { ...applied, status: 'rolled_back' as const }, ...touched };
    }),
  );
}

/** Whether taking this import back would do something now. */
export async function canRollBack(db: Db, { id, feed, status }: ImportRecord): Promise<boolean> {
  if (status !== 'applied') return false;
  const latest = await findLatestImport(db, 'applied', feed);
  return latest?.id === id && (await keepsChanges(db, id));
}

async function findLatest(db: Db, feed: string | null): Promise<ImportRecord> {
  const latest = await findLatestImport(db, 'applied', feed);
  if (latest !== undefined) return latest;
  throw new FeedError('nothing_to_roll_back', say`No import was applied that could be taken back.`);
}

async function findById(db: Db, id: string): Promise<ImportRecord> {
  const found = await findImportRecord(db, id);
  if (found?.status !== 'applied') {
    const isBack = found?.status === 'rolled_back';
    throw new FeedError(
      'nothing_to_roll_back',
      isBack
        ? say`This import was taken back already.`
        : say`This import changed nothing that could be taken back.`,
    );
  }
  const latest = await findLatest(db, found.feed);
  if (latest.id === id) return found;
  throw new FeedError(
    'not_the_latest',
    say`A later import of this feed was applied (${latest.startedAt.toISOString()}). Take that one back first.`,
  );
}

async function keepsChanges(db: Db, importId: string): Promise<boolean> {
  const change = await db
    .selectFrom('catalog_import_changes')
    .select('product_id')
    .where('import_id', '=', importId)
    .limit(1)
    .executeTakeFirst();
  return change !== undefined;
}

function changedSomething({ counts: { added = 0, changed = 0, missing = 0 } }: ImportRecord): boolean {
  return added + changed + missing > 0;
}

function tooLongAgo({ source, startedAt }: ImportRecord): FeedError {
  return new FeedError(
    'nothing_to_roll_back',
    say`The latest import (${source}, ${startedAt.toISOString()}) is too long ago to be taken back.`,
  );
}
