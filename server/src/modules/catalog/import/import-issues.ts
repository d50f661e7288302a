import type { Db } from '../../../platform/db/index.ts';
import type { RowIssue } from '../feed/feed-row.ts';

/** An issue as it was kept; its code may be one that is not used any more. */
export type KeptIssue = Omit<RowIssue, 'code'> & { code: string; position: number };

const pageSize = 1_000;

/** Issues of an import in the order of the feed, after a position. */
export async function findIssues(
  db: Db,
  importId: string,
  { after, limit }: { after: number; limit: number },
): Promise<KeptIssue[]> {
  const rows = await db
    .selectFrom('catalog_import_issues')
    .select(['position', 'line', 'external_id as externalId', 'field', 'value'])
    .select(['code', 'severity', 'reason', 'reason_values', 'hint', 'hint_values'])
    .where('import_id', '=', importId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(({ reason, reason_values, hint, hint_values, ...issue }) => ({
    ...issue,
    reason: { source: reason, values: reason_values },
    hint: { source: hint, values: hint_values },
  }));
}

/** All issues of an import in the order of the feed, as they are read. */
export async function* readIssues(db: Db, importId: string): AsyncGenerator<KeptIssue> {
  let after = -1;
  for (;;) {
    const issues = await findIssues(db, importId, { after, limit: pageSize });
    yield* issues;
    const last = issues.at(-1);
    if (last === undefined) return;
    after = last.position;
  }
}
