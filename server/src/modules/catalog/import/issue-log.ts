import { sourceLocale } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import type { RowIssue } from '../feed/feed-row.ts';
import { putIssue, type ListedIssue } from './listed-issue.ts';

/** Issues kept with an import; a feed with more is wrong everywhere in the same way. */
const keptAtMost = 100_000;

/** The issues of an import: the first ones at hand, most of them kept in the database, all of them counted. */
export interface IssueLog {
  add(issues: readonly RowIssue[]): void;
  /** Writes what was added since the last time; nothing for an import that is only tried. */
  flush(db: Db): Promise<void>;
  readonly listed: ListedIssue[];
  readonly total: number;
}

/** Starts the log of an import; `importId` is `null` when it is only tried. */
export function createIssueLog(importId: string | null, listedAtMost: number): IssueLog {
  const listed: ListedIssue[] = [];
  let waiting: (RowIssue & { position: number })[] = [];
  let total = 0;
  return {
    add(issues) {
      for (const issue of issues) {
        if (listed.length < listedAtMost) listed.push(putIssue(issue, sourceLocale));
        if (importId !== null && total < keptAtMost) waiting.push({ ...issue, position: total });
        total += 1;
      }
    },
    async flush(db) {
      const issues = waiting;
      waiting = [];
      if (issues.length > 0) await keep(db, importId, issues);
    },
    listed,
    get total() {
      return total;
    },
  };
}

async function keep(db: Db, importId: string | null, issues: readonly RowIssue[]): Promise<void> {
  await sql`
    insert into catalog_import_issues
      (import_id, position, line, external_id, field, value, code, severity, reason, reason_values, hint, hint_values)
    select
      ${importId}, position, line, "externalId", field, value, code, severity, reason, "reasonValues", hint, "hintValues"
    from json_to_recordset(${storable(issues)}::json) as record (
      position integer, line integer, "externalId" text, field text, value text, code text, severity text, reason text,
      "reasonValues" json, hint text, "hintValues" json)`.execute(db);
}

// What is reported is what could not be stored: U+0000 and broken characters are written as the replacement character.
function storable(issues: readonly RowIssue[]): string {
  const rows = issues.map(({ reason, hint, ...issue }) => ({
    ...issue,
    reason: reason.source,
    reasonValues: reason.values,
    hint: hint.source,
    hintValues: hint.values,
  }));
  return JSON.stringify(rows, (_name, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '\ufffd').toWellFormed() : value,
  );
}
