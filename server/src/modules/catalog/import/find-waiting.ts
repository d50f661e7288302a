import type { Db } from '../../../platform/db/index.ts';
import { say, sayTogether, type Sentence } from '../../../platform/sentences/index.ts';
import { FeedError } from '../feed/feed-error.ts';
import { findImportRecord, findLatestImport, type ImportRecord } from './import-record.ts';

/**
 * The import that waits for a person: the one with this id, or the latest. Throws `nothing_waiting`, and `already_applied`
 * for one that did.
 */
export async function findWaiting(db: Db, id: string | null): Promise<ImportRecord> {
  const found = id === null ? await findLatestImport(db, 'waiting', null) : await findImportRecord(db, id);
  if (found?.status === 'waiting') return found;
  if (id === null || found === undefined) {
    throw new FeedError(
      'nothing_waiting',
      id === null ? say`No import waits to be applied.` : say`No import ${id} waits to be applied.`,
    );
  }
  if (found.status === 'applied') {
    throw new FeedError('already_applied', say`This import was applied already.`);
  }
  throw new FeedError(
    'nothing_waiting',
    sayTogether([say`This import does not wait any more.`, ...whyNot(found)]),
  );
}

function whyNot({ status }: ImportRecord): Sentence[] {
  if (status === 'superseded') return [say`A newer one of the same feed took its place.`];
  if (status === 'discarded') return [say`It was discarded.`];
  if (status === 'rolled_back') return [say`It was applied and taken back.`];
  return [];
}
