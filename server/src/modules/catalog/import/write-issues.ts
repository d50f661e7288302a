import type { Locale } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { readIssues, type KeptIssue } from './import-issues.ts';
import { putIssue } from './listed-issue.ts';

/** What issues are written as. */
export type IssueFormat = 'csv' | 'jsonl';

const columns = ['line', 'id', 'field', 'value', 'severity', 'code', 'reason', 'hint'] as const;

/** Writes the issues of an import as a file in a language, line by line. */
export async function* writeIssues(
  db: Db,
  importId: string,
  { format, locale }: { format: IssueFormat; locale: Locale },
): AsyncGenerator<string> {
  if (format === 'csv') yield `${columns.join(',')}\r\n`;
  for await (const issue of readIssues(db, importId)) {
    const row = toRow(putIssue(issue, locale));
    yield format === 'csv'
      ? `${columns.map((column) => csvCell(String(row[column] ?? ''))).join(',')}\r\n`
      : `${JSON.stringify(row)}\n`;
  }
}

function toRow({
  externalId: id,
  line,
  field,
  value,
  severity,
  code,
  reason,
  hint,
}: ReturnType<typeof putIssue<KeptIssue>>) {
  return { line, id, field, value, severity, code, reason, hint };
}

// A cell that begins like a formula would be one in a spreadsheet; an apostrophe makes it text.
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
